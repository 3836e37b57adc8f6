import { documentNumber, documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { insertRestrictions } from '@crimegraph/shared/seed/insert-restrictions';
import type { Seed } from '@crimegraph/shared/seed/seed';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { expiryOf } from '@crimegraph/shared/retention/expiry';
import { syntheticRestriction } from '@crimegraph/shared/synthetic/restriction';
import { syntheticId } from '@crimegraph/shared/synthetic/synthetic-id';
import { syntheticTravelDocument } from '@crimegraph/shared/synthetic/travel-document';
import { TravelDocument } from '../entities/travel-document';
import { activeKey } from '../store';

/** Synthetic documents: reported ones, and one in ten that belongs to a person on record. */
export const documentsSeed: Seed = {
  name: 'documents',
  size: (counts) => counts.documents,
  fill: async (manager, from, to, counts) => {
    const indexes = Array.from({ length: to - from }, (_, offset) => from + offset);
    await insertRows(
      manager,
      TravelDocument,
      indexes.map((index) => row(index, counts.persons)),
    );
    await insertRestrictions(
      manager,
      indexes.map((index) => ({
        recordId: syntheticId('document', index),
        restriction: syntheticRestriction('document', index),
      })),
    );
  },
};

function row(index: number, persons: number): TravelDocument {
  const source = syntheticTravelDocument(index);
  const number = documentNumber(source.number);
  // A holder beyond the persons that exist would be a tie to nobody.
  const holder = source.holderIndex !== null && source.holderIndex < persons ? source.holderIndex : null;
  const document: TravelDocument = Object.assign(new TravelDocument(), {
    id: source.id,
    owner: source.owner,
    confidentiality: source.confidentiality,
    restriction: syntheticRestriction('document', index).mode,
    recordedAt: source.recordedAt,
    updatedAt: source.recordedAt,
    expiresAt: expiryOf('documents', source.recordedAt),
    database: source.holderIndex === null ? ('SLTD' as const) : ('TDAWN' as const),
    number,
    numberKey: documentNumberKey(number),
    issuingCountry: source.issuingCountry,
    type: source.type,
    status: source.status,
    issuedOn: source.issuedOn,
    validUntil: source.expiresOn,
    lossDate: source.lossDate,
    lossPlace: source.lossPlace,
    lossCountry: source.lossCountry,
    nationalReference: source.nationalReference,
    remarks: null,
    holderId: holder === null ? null : syntheticId('person', holder),
    withdrawnAt: null,
    withdrawalReason: null,
    activeKey: null,
  });
  document.activeKey = activeKey(document);
  return document;
}
