import { globalId } from '@crimegraph/shared/ids/global-id';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import type { Context } from '../context';
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
    return idempotent(store, viewer, 'enrolFingerprints', input, async (manager) => {
      const outcome = await enrolFingerprints(manager, input, read, viewer, now);
      audit.changed('recordId' in outcome ? [globalId('FingerprintRecord', outcome.recordId)] : []);
      return outcome;
    });
  },
};

export const EnrolFingerprintsSuccess = {
  record: ({ recordId }: { recordId: string }, _: unknown, { loaders }: Context) => loaders.byId.load(recordId),
  // Outcomes that were kept before it was told have none.
  quality: ({ quality = [] }: { quality?: TemplateQuality[] }) => quality,
};
