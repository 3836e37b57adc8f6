import type { Context } from '../context';

/** The outcome names its notice by id; the record itself is read when it is asked for, under the row rules. */
export const RequestNoticeSuccess = {
  notice: (outcome: { noticeId: string }, _: unknown, { loaders }: Context) => loaders.byId.load(outcome.noticeId),
};

/** Record types as the filter of the inbox names them, and as hits carry them. */
export const HitRecordType = {
  PERSON: 'Person',
  TRAVEL_DOCUMENT: 'TravelDocument',
  VEHICLE: 'Vehicle',
  NOTICE: 'Notice',
  FINGERPRINT_RECORD: 'FingerprintRecord',
};
