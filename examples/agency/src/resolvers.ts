import type { AgencyContext } from './create-agency';

interface Reference {
  readonly id: string;
}

/** An agency knows records of others by their ids, and adds what it has to whichever it is asked about. */
const known = { __resolveReference: ({ id }: Reference): Reference => ({ id }) };

/** What the agency adds to the graph. */
export const resolvers = {
  Vehicle: {
    ...known,
    customsCrossings: ({ id }: Reference, _: unknown, { records }: AgencyContext) => records.crossingsOf(id),
  },
  Person: {
    ...known,
    customsDeclarations: ({ id }: Reference, _: unknown, { records }: AgencyContext) => records.declarationsOf(id),
  },
};
