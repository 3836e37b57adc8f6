import { globalId } from '@crimegraph/shared/ids/global-id';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import { InputProblems, invalidInput } from '@crimegraph/shared/requests/problems';
import type { Context } from '../context';
import type { PersonInput } from '../records/person-input';
import { recordPerson } from '../records/record-person';

export const Mutation = {
  recordPerson: async (
    _: unknown,
    { input }: { input: { requestId: string; person: PersonInput } },
    { store, viewer, now, audit }: Context,
  ) => {
    const problems = new InputProblems();
    problems.requestId(input.requestId);
    if (problems.any) return invalidInput(problems.fields);
    return idempotent(store, viewer, 'recordPerson', input, async (manager) => {
      const outcome = await recordPerson(manager, input.person, viewer, now);
      audit.changed('personId' in outcome ? [globalId('Person', outcome.personId)] : []);
      return outcome;
    });
  },
};
