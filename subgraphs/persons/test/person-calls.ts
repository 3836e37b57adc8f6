import { databaseId } from '@crimegraph/shared/ids/global-id';
import type { TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { Person } from '@crimegraph/persons/entities/person';

export const RECORD = `mutation ($input: RecordPersonInput!) {
  recordPerson(input: $input) {
    __typename
    ... on RecordPersonSuccess { person { id status owner { code } name { full } } }
    ... on InvalidInput { fields { path expected } }
    ... on Problem { code }
  }
}`;
export const SEARCH = `query ($search: PersonSearchInput!, $first: Int! = 10) {
  personSearch(search: $search, first: $first) {
    verdict examined complete candidates { score level person { id name { full } } reasons { feature score bits note } }
  }
}`;

/** What the tests look at of a search. */
export interface Search {
  verdict: string;
  examined: number;
  complete: boolean;
  candidates: {
    score: number;
    level: string;
    person: { id: string };
    reasons: { feature: string; bits: number; note: string | null }[];
  }[];
}

export const utopia = { bureau: 'UTO' };
export const france = { bureau: 'FRA' };

/** A person of one name. */
export const named = (family: string, given: string, more: object = {}) => ({
  names: [{ family, given }],
  status: 'SUSPECT',
  ...more,
});

/** The calls that most tests of this subgraph make. */
export function personCalls(subgraph: () => TestSubgraph) {
  let requests = 0;
  const record = (person: object, viewer: object = utopia, requestId = `r${(requests += 1)}`) =>
    subgraph().ask(RECORD, { input: { requestId, person } }, viewer);
  return {
    record,
    /** Gives the id. */
    recorded: async (person: object, viewer: object = utopia) => {
      const answer = await record(person, viewer);
      return (answer.data?.['recordPerson'] as { person: { id: string } }).person.id;
    },
    search: async (question: object, viewer: object = france, first = 10) => {
      const answer = await subgraph().ask(SEARCH, { search: question, first }, viewer);
      return answer.data?.['personSearch'] as Search;
    },
    update: (id: string, columns: Partial<Person>) =>
      subgraph().store.write((manager) => manager.update(Person, { id: databaseId('Person', id) ?? '' }, columns)),
  };
}
