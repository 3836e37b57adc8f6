import { insertRestrictions } from '@crimegraph/shared/seed/insert-restrictions';
import type { Seed, SeedCounts } from '@crimegraph/shared/seed/seed';
import { syntheticNotice, type SyntheticNotice } from '@crimegraph/shared/synthetic/notice';
import { type SyntheticPerson, syntheticPerson } from '@crimegraph/shared/synthetic/person';
import { syntheticRestriction } from '@crimegraph/shared/synthetic/restriction';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { syntheticTravelDocument } from '@crimegraph/shared/synthetic/travel-document';
import { Notice } from '../entities/notice';
import { insertNotices, type NamedDocument, type NoticeBundle } from '../insert-notices';

/** Synthetic notices: each on the person of its index, or on nobody. */
export const noticesSeed: Seed = {
  name: 'notices',
  size: (counts) => counts.notices,
  fill: async (manager, from, to, counts) => {
    const indexes = Array.from({ length: to - from }, (_, offset) => from + offset);
    await insertNotices(
      manager,
      indexes.map((index) => bundle(index, counts)),
    );
    await insertRestrictions(
      manager,
      indexes.map((index) => ({
        recordId: syntheticId('notice', index),
        restriction: syntheticRestriction('notice', index),
      })),
    );
  },
};

/** Ties reach the records of the world only: one beyond them would lead to nobody. What the notice states it states anyway. */
function bundle(index: number, counts: SeedCounts): NoticeBundle {
  const source = syntheticNotice(index);
  const { subjectIndex, documentIndexes, vehicleIndexes } = source;
  const person = subjectIndex === null ? null : syntheticPerson(subjectIndex);
  const subjectId =
    subjectIndex === null || subjectIndex >= counts.persons ? null : syntheticId('person', subjectIndex);
  return {
    notice: row(source, index, subjectId, person),
    names: person?.names ?? [],
    birthDates: person === null ? [] : [person.birthDate],
    documents: documentIndexes.map((document) => namedDocument(document, document < counts.documents)),
    vehicleIds: vehicleIndexes
      .filter((vehicle) => vehicle < counts.vehicles)
      .map((vehicle) => syntheticId('vehicle', vehicle)),
    fingerprintIds: [],
  };
}

function namedDocument(index: number, onRecord: boolean): NamedDocument {
  const { number, issuingCountry, type } = syntheticTravelDocument(index);
  return { documentId: onRecord ? syntheticId('document', index) : null, stated: { number, issuingCountry, type } };
}

function row(source: SyntheticNotice, index: number, subjectId: string | null, person: SyntheticPerson | null): Notice {
  const { warrant } = source;
  return Object.assign(new Notice(), {
    id: source.id,
    owner: source.owner,
    confidentiality: source.confidentiality,
    restriction: syntheticRestriction('notice', index).mode,
    recordedAt: source.requestedAt,
    updatedAt: source.publishedAt,
    expiresAt: source.validUntil,
    reference: source.reference,
    colour: source.colour,
    kind: source.kind,
    status: 'PUBLISHED' as const,
    summary: source.summary,
    actionToTake: source.actionToTake,
    charges: source.charges.map(({ text, code }) => ({ text, code: code ?? null })),
    warrantReference: warrant?.reference ?? null,
    warrantCountry: warrant?.issuingCountry ?? null,
    warrantIssuedOn: warrant?.issuedOn ?? null,
    warrantCharge: warrant?.charge ?? null,
    requestedAt: source.requestedAt,
    publishedAt: source.publishedAt,
    listedAt: source.publishedAt,
    validUntil: source.validUntil,
    unListType: null,
    unListedOn: null,
    unMeasures: [],
    subjectId,
    subjectStatus: person?.status ?? null,
    subjectSex: person?.sex ?? null,
    subjectNationalities: [...(person?.nationalities ?? [])],
  });
}
