import type { Seed } from '@crimegraph/shared/seed/seed';
import { specimenExpiry, specimenIds, specimenRecordedAt } from '@crimegraph/shared/seed/specimen-world';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { TravelDocument } from '../entities/travel-document';
import { documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { activeKey } from '../store';

/** The published ICAO Doc 9303 specimens: a stolen passport, and a card that belongs to a wanted person. */
export const specimensSeed: Seed = {
  name: 'specimens',
  size: () => 1,
  fill: (manager) => insertRows(manager, TravelDocument, [passport(), card()]),
};

function passport(): TravelDocument {
  return specimen({
    id: specimenIds.passport,
    database: 'SLTD',
    number: 'L898902C3',
    type: 'PASSPORT',
    status: 'STOLEN',
    issuedOn: '2007-04-16',
    validUntil: '2012-04-15',
    lossDate: '2011-09',
    lossPlace: 'Zenith',
    lossCountry: 'UTO',
    nationalReference: 'UTO/SPECIMEN/1',
  });
}

function card(): TravelDocument {
  return specimen({
    id: specimenIds.card,
    database: 'TDAWN',
    number: 'D23145890',
    type: 'IDENTITY_CARD',
    validUntil: '2012-04-15',
    nationalReference: 'UTO/SPECIMEN/2',
    holderId: specimenIds.eriksson,
  });
}

function specimen(
  values: Pick<TravelDocument, 'id' | 'database' | 'number' | 'type'> & Partial<TravelDocument>,
): TravelDocument {
  const document: TravelDocument = Object.assign(new TravelDocument(), {
    owner: 'UTO',
    confidentiality: 1,
    restriction: 'NONE' as const,
    recordedAt: specimenRecordedAt,
    updatedAt: specimenRecordedAt,
    expiresAt: specimenExpiry,
    numberKey: documentNumberKey(values.number),
    issuingCountry: 'UTO',
    status: null,
    issuedOn: null,
    validUntil: null,
    lossDate: null,
    lossPlace: null,
    lossCountry: null,
    nationalReference: null,
    remarks: 'Published specimen (ICAO Doc 9303).',
    holderId: null,
    withdrawnAt: null,
    withdrawalReason: null,
    activeKey: null,
    ...values,
  });
  document.activeKey = activeKey(document);
  return document;
}
