import { bureau } from '@crimegraph/shared/server/record-resolvers';
import type { Context } from '../context';
import type { StatedDecision } from '../hits/decide-hit';

/** The outcome names its notice by id; the record itself is read when it is asked for, under the row rules. */
export const RequestNoticeSuccess = {
  notice: (outcome: { noticeId: string }, _: unknown, { loaders }: Context) => loaders.byId.load(outcome.noticeId),
};

const decided = {
  hit: (outcome: { hitId: string }, _: unknown, { loaders }: Context) => loaders.hitById.load(outcome.hitId),
};

/** Likewise the hit that was decided on. */
export const hitOutcomes = {
  ConfirmHitSuccess: decided,
  DismissHitSuccess: decided,
  LeaveHitInconclusiveSuccess: decided,
  ReopenHitSuccess: decided,
  HitAlreadyDecided: {
    decision: ({ decision }: { decision: StatedDecision }) => ({
      ...decision,
      decidedAt: new Date(decision.decidedAt),
    }),
  },
};

const registered = {
  webhook: (outcome: { webhookId: string }, _: unknown, { loaders }: Context) =>
    loaders.webhooks.findById(outcome.webhookId),
};

/** And the webhook that was registered or replayed. */
export const webhookOutcomes = { RegisterWebhookSuccess: registered, ReplayDeadLettersSuccess: registered };

/** Times come as text from the store, and from other services. */
export const RestrictRecordSuccess = {
  effectiveFrom: (outcome: { effectiveFrom: string }) => new Date(outcome.effectiveFrom),
};
export const ExtendRetentionSuccess = {
  expiresAt: (outcome: { expiresAt: string }) => new Date(outcome.expiresAt),
  previous: (outcome: { previous: string }) => new Date(outcome.previous),
};
export const RestrictedParty = { bureau: (party: { bureau: string }) => bureau(party.bureau) };

/** Record types as the filter of the inbox names them, and as hits carry them. */
export const HitRecordType = {
  PERSON: 'Person',
  TRAVEL_DOCUMENT: 'TravelDocument',
  VEHICLE: 'Vehicle',
  NOTICE: 'Notice',
  FINGERPRINT_RECORD: 'FingerprintRecord',
  DNA_PROFILE: 'DnaProfile',
  RELATIVE_PROFILE: 'RelativeProfile',
  FACE_RECORD: 'FaceRecord',
};
