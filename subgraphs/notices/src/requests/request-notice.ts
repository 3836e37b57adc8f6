import { requireDatabaseId } from '@crimegraph/shared/ids/global-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { InputProblems, invalidInput, type Problem } from '@crimegraph/shared/requests/problems';
import { confidentialityLevel } from '@crimegraph/shared/server/record-resolvers';
import { newRecord } from '@crimegraph/shared/store/new-record';
import { expiryOf } from '@crimegraph/shared/retention/expiry';
import type { EntityManager } from 'typeorm';
import { Notice } from '../entities/notice';
import { insertNotices, type NoticeBundle } from '../insert-notices';
import { colourRules } from '../rules/colour-conditions-data';
import { requestedStatus } from '../rules/notice-lifecycle';
import { type UnmetCondition, unmetConditions } from '../rules/unmet-conditions';
import { drawReference } from './draw-reference';
import type { RequestedNotice } from './requested-notice';
import { validateNotice } from './validate-notice';

/** What became of a request: the notice is named by its database id, so that the outcome can be kept and answered again. */
export type RequestOutcome =
  | { __typename: 'RequestNoticeSuccess'; noticeId: string }
  | { __typename: 'UnmetConditions'; code: 'UNMET_CONDITIONS'; message: string; conditions: UnmetCondition[] }
  | Problem;

/** Records a request for a notice, or a diffusion, if it makes sense and has all that its colour asks for. */
export async function requestNotice(
  manager: EntityManager,
  requested: RequestedNotice,
  viewer: Viewer,
  now: Date,
): Promise<RequestOutcome> {
  const problems = new InputProblems();
  validateNotice(requested, now, problems);
  if (problems.any) return invalidInput(problems.fields);
  const conditions = unmetConditions(requested, viewer.bureau);
  if (conditions.length > 0) {
    const message =
      'The request lacks what a notice of this colour asks for. Add it, and send it with a new requestId.';
    return { __typename: 'UnmetConditions', code: 'UNMET_CONDITIONS', message, conditions };
  }
  const notice = noticeRow(requested, await drawReference(manager, now), viewer, now);
  await insertNotices(manager, [bundle(notice, requested)]);
  return { __typename: 'RequestNoticeSuccess', noticeId: notice.id };
}

function noticeRow(requested: RequestedNotice, reference: string, viewer: Viewer, now: Date): Notice {
  const { colour, kind, subject, warrant } = requested;
  const status = requestedStatus(kind);
  const publishedAt = status === 'PUBLISHED' ? now : null;
  return Object.assign(new Notice(), newRecord('notices', viewer, now), {
    confidentiality: confidentialityLevel(requested.confidentiality ?? 'OFFICIAL_USE_ONLY'),
    reference,
    colour,
    kind,
    status,
    summary: requested.summary.trim(),
    actionToTake: requested.actionToTake?.trim() || colourRules[colour].actionToTake,
    charges: (requested.charges ?? []).map(({ text, code }) => ({ text, code: code ?? null })),
    warrantReference: warrant?.reference ?? null,
    warrantCountry: warrant?.issuingCountry ?? null,
    warrantIssuedOn: warrant?.issuedOn ?? null,
    warrantCharge: warrant?.charge ?? null,
    requestedAt: now,
    publishedAt,
    listedAt: publishedAt ?? now,
    validUntil: publishedAt === null ? null : expiryOf('notices', publishedAt),
    unListType: null,
    unListedOn: null,
    unMeasures: [],
    subjectId: requested.subjectId ? requireDatabaseId('Person', requested.subjectId) : null,
    subjectStatus: subject?.status ?? null,
    subjectSex: subject?.sex ?? null,
    subjectNationalities: [...new Set(subject?.nationalities ?? [])],
  });
}

function bundle(notice: Notice, requested: RequestedNotice): NoticeBundle {
  const { subject, documentIds, documents, vehicleIds, fingerprintIds } = requested;
  const onRecord = [...new Set(documentIds ?? [])].map((id) => requireDatabaseId('TravelDocument', id));
  return {
    notice,
    names: (subject?.names ?? []).map(({ family, given }) => ({ family: family.trim(), given: given?.trim() ?? '' })),
    birthDates: subject?.birthDate ? [subject.birthDate] : [],
    documents: [
      ...onRecord.map((documentId) => ({ documentId, stated: null })),
      ...(documents ?? []).map(({ number, issuingCountry, type }) => ({
        documentId: null,
        stated: { number, issuingCountry, type: type ?? null },
      })),
    ],
    vehicleIds: (vehicleIds ?? []).map((id) => requireDatabaseId('Vehicle', id)),
    fingerprintIds: (fingerprintIds ?? []).map((id) => requireDatabaseId('FingerprintRecord', id)),
  };
}
