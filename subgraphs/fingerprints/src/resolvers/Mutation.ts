import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import type { Context } from '../context';
import { findDecision, fingerprintSearches } from '../decisions/decide-search';
import type { FingerprintDecision as FingerprintDecisionRow } from '../entities/fingerprint-decision';
import { bureau } from '@crimegraph/shared/server/record-resolvers';
import {
  checkFingerprintDecision,
  decideFingerprintSearch,
  type DecideFingerprintSearchInput,
} from '../matching/decide-fingerprint-search';
import { preparedFingers } from '../matching/gallery/finger-gallery';
import type { TemplateQuality } from '../matching/template-quality';
import { checkEnrolment, enrolFingerprints, type EnrolFingerprintsInput } from '../enrolment/enrol-fingerprints';

export const Mutation = {
  enrolFingerprints: async (
    _: unknown,
    { input }: { input: EnrolFingerprintsInput },
    { store, viewer, now, audit }: Context,
  ) => {
    const read = checkEnrolment(input, now);
    if ('code' in read) return read;
    // Before the transaction, and by another thread.
    const prepared = await preparedFingers(store, input.kind, read.fingers);
    return idempotent(store, viewer, 'enrolFingerprints', input, async (manager) => {
      const outcome = await enrolFingerprints(manager, input, read, viewer, now, prepared);
      audit.changed('recordId' in outcome ? [globalId('FingerprintRecord', outcome.recordId)] : []);
      return outcome;
    });
  },

  decideFingerprintSearch: async (_: unknown, { input }: { input: DecideFingerprintSearchInput }, context: Context) => {
    const { store, viewer, now, audit, loaders } = context;
    const problem = checkFingerprintDecision(input);
    if (problem !== null) return problem;
    const uuid = databaseId('FingerprintRecord', input.recordId ?? '');
    const record = uuid === undefined ? null : await loaders.byId.load(uuid);
    return idempotent(store, viewer, 'decideFingerprintSearch', input, async (manager) => {
      const outcome = await decideFingerprintSearch(manager, input, record, viewer, now);
      if ('decisionId' in outcome) {
        audit.changed(record === null ? [] : [globalId('FingerprintRecord', record.id)]);
      }
      return outcome;
    });
  },
};

export const EnrolFingerprintsSuccess = {
  record: ({ recordId }: { recordId: string }, _: unknown, { loaders }: Context) => loaders.byId.load(recordId),
  // Outcomes that were kept before it was told have none.
  quality: ({ quality = [] }: { quality?: TemplateQuality[] }) => quality,
};

export const DecideFingerprintSearchSuccess = {
  decision: ({ decisionId }: { decisionId: string }, _: unknown, { store, viewer }: Context) =>
    findDecision(store.reader, fingerprintSearches, viewer.bureau, decisionId),
};

export const FingerprintDecision = {
  bureau: (decision: FingerprintDecisionRow) => bureau(decision.bureau),
  record: ({ recordId }: FingerprintDecisionRow, _: unknown, { loaders }: Context) =>
    recordId === null ? null : loaders.byId.load(recordId),
};
