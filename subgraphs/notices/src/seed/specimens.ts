import type { Seed } from '@crimegraph/shared/seed/seed';
import { specimenExpiry, specimenIds, specimenRecordedAt } from '@crimegraph/shared/seed/specimen-world';
import { Notice } from '../entities/notice';
import { insertNotices, type NoticeBundle } from '../insert-notices';
import { colourRules } from '../rules/colour-conditions-data';

/** The notices around the published specimens of ICAO Doc 9303: a wanted holder, and a stolen passport that is looked for. */
export const specimensSeed: Seed = {
  name: 'specimens',
  size: () => 1,
  fill: (manager) => insertNotices(manager, [redNotice(), blueNotice()]),
};

const charge = { text: 'Forgery of travel documents', code: null };

function redNotice(): NoticeBundle {
  const notice: Notice = Object.assign(new Notice(), common(), {
    id: specimenIds.redNotice,
    reference: '2026/1',
    colour: 'RED' as const,
    summary: 'Wanted by Utopia for prosecution: forgery of travel documents. Escaped from custody.',
    actionToTake: colourRules.RED.actionToTake,
    charges: [charge],
    warrantReference: 'UT-00001/2025',
    warrantCountry: 'UTO',
    warrantIssuedOn: '2025-12-01',
    warrantCharge: charge.text,
    subjectId: specimenIds.eriksson,
    subjectStatus: 'WANTED' as const,
    subjectSex: 'F' as const,
    subjectNationalities: ['UTO'],
  });
  return {
    notice,
    names: [
      { family: 'ERIKSSON', given: 'ANNA MARIA' },
      { family: 'Ericson', given: 'Anna' },
    ],
    birthDates: ['1974-08-12'],
    documents: [
      {
        documentId: specimenIds.card,
        stated: { number: 'D23145890', issuingCountry: 'UTO', type: 'IDENTITY_CARD' },
      },
    ],
    vehicleIds: [],
    fingerprintIds: [],
  };
}

function blueNotice(): NoticeBundle {
  const notice: Notice = Object.assign(new Notice(), common(), {
    id: specimenIds.blueNotice,
    reference: '2026/2',
    colour: 'BLUE' as const,
    summary: 'Information sought by Utopia on whoever presents a passport that was stolen from its bearer.',
    actionToTake: colourRules.BLUE.actionToTake,
    charges: [],
    warrantReference: null,
    warrantCountry: null,
    warrantIssuedOn: null,
    warrantCharge: null,
    subjectId: null,
    subjectStatus: null,
    subjectSex: null,
    subjectNationalities: [],
  });
  return {
    notice,
    names: [],
    birthDates: [],
    documents: [
      { documentId: specimenIds.passport, stated: { number: 'L898902C3', issuingCountry: 'UTO', type: 'PASSPORT' } },
    ],
    vehicleIds: [],
    fingerprintIds: [],
  };
}

function common() {
  return {
    owner: 'UTO',
    confidentiality: 1,
    restriction: 'NONE' as const,
    recordedAt: specimenRecordedAt,
    updatedAt: specimenRecordedAt,
    expiresAt: specimenExpiry,
    kind: 'NOTICE' as const,
    status: 'PUBLISHED' as const,
    requestedAt: specimenRecordedAt,
    publishedAt: specimenRecordedAt,
    listedAt: specimenRecordedAt,
    validUntil: specimenExpiry,
    unListType: null,
    unListedOn: null,
    unMeasures: [],
  };
}
