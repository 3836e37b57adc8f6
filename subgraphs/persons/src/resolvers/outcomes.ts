import type { Context } from '../context';

/** The outcome names its person by id; the record itself is read when it is asked for, under the row rules. */
export const RecordPersonSuccess = {
  person: (outcome: { personId: string }, _: unknown, { loaders }: Context) => loaders.byId.load(outcome.personId),
};
