import { TravelDocument } from '@crimegraph/documents/entities/travel-document';

/** A document on record that is not found by its number, for tests of what is done with records whatever they are. */
export function documentRow(id: string, changes: Partial<TravelDocument> = {}): TravelDocument {
  return Object.assign(new TravelDocument(), {
    id,
    owner: 'UTO',
    confidentiality: 1,
    restriction: 'NONE' as const,
    recordedAt: new Date(),
    updatedAt: new Date(),
    expiresAt: new Date(Date.now() + 60_000),
    database: 'SLTD' as const,
    number: id.slice(-12),
    numberKey: id.slice(-12),
    issuingCountry: 'UTO',
    type: 'PASSPORT' as const,
    status: 'LOST' as const,
    issuedOn: null,
    validUntil: null,
    lossDate: null,
    lossPlace: null,
    lossCountry: null,
    nationalReference: null,
    remarks: null,
    holderId: null,
    withdrawnAt: null,
    withdrawalReason: null,
    activeKey: null,
    ...changes,
  });
}
