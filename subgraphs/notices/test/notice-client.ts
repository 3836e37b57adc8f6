import { Notice } from '@crimegraph/notices/entities/notice';
import type { TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';

export const REQUEST = `mutation ($input: RequestNoticeInput!) {
  requestNotice(input: $input) {
    __typename
    ... on RequestNoticeSuccess {
      notice {
        id reference colour kind status publishedAt validUntil actionToTake owner { code }
        charges { text code } warrant { reference issuingCountry issuedOn charge }
        identity { names { family given } birthDates sex nationalities documents { number issuingCountry type } }
        subject { id } documents { id } vehicles { id } fingerprints { id } unListing { reference }
      }
    }
    ... on InvalidInput { fields { path expected } }
    ... on UnmetConditions { conditions { code text } }
    ... on Problem { code }
  }
}`;
export const MRZ = `query ($mrz: Mrz!, $first: Int! = 10) {
  noticeSearchByMrz(mrz: $mrz, first: $first) {
    verdict matches { level score notice { id reference } reasons { feature score } } mrz { surname }
  }
}`;
export const NOTICE = `query ($id: ID!) { notice(id: $id) { id status } }`;
export const SEARCH = `query ($filter: NoticeFilter!, $first: Int! = 100, $after: String) {
  noticeSearch(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id status } } pageInfo { hasNextPage endCursor }
  }
}`;
export const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Person { id notices { id } } ... on TravelDocument { id notices { id } } ... on Vehicle { id notices { id } } }
}`;

export interface Requested {
  __typename: string;
  notice: { id: string; reference: string; status: string };
  fields: { path: string }[];
}

export const utopia = { bureau: 'UTO' };
export const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
export const red = {
  colour: 'RED',
  kind: 'DIFFUSION',
  summary: 'Wanted for fraud.',
  subject: {
    names: [{ family: 'Eriksson', given: 'Anna Maria' }],
    birthDate: '1974-08-12',
    sex: 'F',
    nationalities: ['UTO'],
  },
  charges: [{ text: 'Fraud', code: '0701' }],
  warrant: { reference: 'W1', issuingCountry: 'UTO', issuedOn: '2025-01-02', charge: 'Fraud' },
};
export const orange = { colour: 'ORANGE', kind: 'DIFFUSION', summary: 'A threat.' };

let requests = 0;

/** What the tests ask of the subgraph, in one line each. */
export function noticeClient(subgraph: () => TestSubgraph) {
  return {
    request: async (notice: object, viewer: object = utopia, requestId = `r${(requests += 1)}`): Promise<Requested> => {
      const answer = await subgraph().ask(REQUEST, { input: { requestId, notice } }, viewer);
      expect(answer.errors).toBeUndefined();
      return answer.data?.['requestNotice'] as Requested;
    },

    noticesOf: async (__typename: string, id: string, viewer = {}): Promise<string[]> => {
      const answer = await subgraph().ask(ENTITIES, { representations: [{ __typename, id }] }, viewer);
      const [entity] = answer.data?.['_entities'] as { notices: { id: string }[] }[];
      return (entity?.notices ?? []).map((notice) => notice.id);
    },

    searched: async (filter: object, viewer = {}): Promise<string[]> => {
      const answer = await subgraph().ask(SEARCH, { filter }, viewer);
      const { edges } = answer.data?.['noticeSearch'] as { edges: { node: { id: string } }[] };
      return edges.map(({ node }) => node.id);
    },

    change: (id: string, column: keyof Notice, value: unknown) =>
      subgraph().store.write((manager) => manager.update(Notice, { id: uuidOf(id) }, { [column]: value })),
  };
}

/** The database id inside a global one. */
export const uuidOf = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] as string;
