import { withholdFields } from '@crimegraph/shared/field-rules/withhold-fields';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { recordResolvers } from '@crimegraph/shared/server/record-resolvers';
import type { Context } from '../context';
import type { Person as Row } from '../entities/person';
import { actionOnHit } from '../records/action-on-hit';
import { codeLabel, eyeColours, hairColours } from '../records/appearance-codes';
import { ruledPerson } from '../rules/ruled-person';

export const Person = withholdFields('Person', ruledPerson, {
  ...recordResolvers('Person'),
  __resolveReference: (reference: { id: string }, { loaders }: Context) => {
    const id = databaseId('Person', reference.id);
    return id === undefined ? null : loaders.byId.load(id);
  },
  name: async (person: Row, _arguments: unknown, { loaders }: Context) =>
    (await loaders.names.load(person.id)).find(({ kind }) => kind === 'PRIMARY'),
  aliases: async (person: Row, _arguments: unknown, { loaders }: Context) =>
    (await loaders.names.load(person.id)).filter(({ kind }) => kind !== 'PRIMARY'),
  birthDateApproximate: (person: Row) => person.birthDateApproximate === 1,
  actionOnHit: (person: Row) => actionOnHit[person.status],
  description: (person: Row) => {
    const { heightCm, weightKg, marks, languages } = person;
    const eyeColour = codeLabel(eyeColours, person.eyeColour);
    const hairColour = codeLabel(hairColours, person.hairColour);
    const known = [heightCm, weightKg, eyeColour, hairColour, marks].some((part) => part !== null);
    return known || languages.length > 0 ? { heightCm, weightKg, eyeColour, hairColour, marks, languages } : null;
  },
});
