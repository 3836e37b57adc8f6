import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { pageSize } from '@crimegraph/shared/paging/keyset';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import { bureau } from '@crimegraph/shared/server/record-resolvers';
import type { Context } from '../context';
import { faceSearches, findDecision, findDecisions } from '../decisions/decide-search';
import type { FaceDecision } from '../entities/face-decision';
import type { FaceRecord } from '../entities/face-record';
import { checkDecision, decideFaceSearch, type DecideFaceSearchInput } from '../faces/decide-face-search';
import { checkFace, recordFace, type RecordFaceInput } from '../faces/record-face';
import { type FaceSearchInput, searchFaces } from '../faces/search-faces';

export const faceQueries = {
  faceSearch: (_: unknown, { input, first }: { input: FaceSearchInput; first: number }, context: Context) =>
    searchFaces(input, pageSize(first), context),

  faceSearchDecisions: (_: unknown, { checkId }: { checkId: string }, { store, viewer }: Context) =>
    findDecisions(store.reader, faceSearches, viewer.bureau, checkId),
};

export const faceMutations = {
  recordFace: async (_: unknown, { input }: { input: RecordFaceInput }, context: Context) => {
    const { store, viewer, now, audit } = context;
    const face = checkFace(input, now);
    if ('code' in face) return face;
    return idempotent(store, viewer, 'recordFace', input, async (manager) => {
      const outcome = await recordFace(manager, input, face, viewer, now);
      audit.changed([globalId('FaceRecord', outcome.faceId)]);
      return outcome;
    });
  },

  decideFaceSearch: async (_: unknown, { input }: { input: DecideFaceSearchInput }, context: Context) => {
    const { store, viewer, now, audit, loaders } = context;
    const problem = checkDecision(input);
    if (problem !== null) return problem;
    const uuid = databaseId('FaceRecord', input.faceId ?? '');
    const face = uuid === undefined ? null : await loaders.faceById.load(uuid);
    return idempotent(store, viewer, 'decideFaceSearch', input, async (manager) => {
      const outcome = await decideFaceSearch(manager, input, face, viewer, now);
      if ('decisionId' in outcome) audit.changed(face === null ? [] : [globalId('FaceRecord', face.id)]);
      return outcome;
    });
  },
};

export const faceTypes = {
  FaceCandidate: {
    person: ({ face }: { face: FaceRecord }) =>
      face.personId === null ? null : { __typename: 'Person', id: globalId('Person', face.personId) },
  },
  FaceDecision: {
    bureau: (decision: FaceDecision) => bureau(decision.bureau),
    face: ({ recordId }: FaceDecision, _: unknown, { loaders }: Context) =>
      recordId === null ? null : loaders.faceById.load(recordId),
  },
  RecordFaceSuccess: {
    face: ({ faceId }: { faceId: string }, _: unknown, { loaders }: Context) => loaders.faceById.load(faceId),
  },
  DecideFaceSearchSuccess: {
    decision: ({ decisionId }: { decisionId: string }, _: unknown, { store, viewer }: Context) =>
      findDecision(store.reader, faceSearches, viewer.bureau, decisionId),
  },
};
