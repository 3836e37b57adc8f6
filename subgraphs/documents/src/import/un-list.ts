import { noteChanges } from '@crimegraph/shared/feed/note-changes';
import { removeRecords } from '@crimegraph/shared/retention/delete-records';
import { findCountryByName } from '@crimegraph/shared/reference/countries';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import { expiryOf } from '@crimegraph/shared/retention/expiry';
import { listedNumbers } from '@crimegraph/shared/un-list/listed-numbers';
import type { UnIndividual, UnList } from '@crimegraph/shared/un-list/un-list';
import { unRecordId } from '@crimegraph/shared/un-list/un-id';
import type { EntityManager } from 'typeorm';
import { TravelDocument } from '../entities/travel-document';
import { documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { documentRecords } from '../record-sources';
import { activeKey, identityOf } from '../store';

/** The bureau that owns what comes from the list: the committees of the Security Council. */
const OWNER = 'UNO';

/**
 * Brings the documents of the list's individuals into the store, tied to their holders. Done again it changes nothing but
 * what the list has changed; a document that has left the list leaves the store.
 */
export async function importUnList(manager: EntityManager, list: UnList, now: Date): Promise<void> {
  const rows = distinct(list.individuals.flatMap((individual) => documentsOf(individual, now)));
  const earlier = await manager.find(TravelDocument, {
    select: { id: true },
    where: { owner: OWNER, database: 'TDAWN' },
  });
  const ids = new Set([...earlier, ...rows].map(({ id }) => id));
  await noteChanges(manager, documentRecords, [...ids], now);
  await removeRecords(
    manager,
    documentRecords,
    earlier.map(({ id }) => id),
  );
  await insertRows(manager, TravelDocument, rows);
}

/** Passports and identity cards whose issuer is known and whose number field holds a number. */
function documentsOf(individual: UnIndividual, now: Date): TravelDocument[] {
  return individual.documents.flatMap((source, ordinal) => {
    const issuer = findCountryByName(source.issuingCountryName ?? '');
    const [number] = listedNumbers(source.number);
    if (source.type === 'OTHER' || issuer === undefined || number === undefined) return [];
    const document: TravelDocument = Object.assign(new TravelDocument(), {
      id: unRecordId('document', individual.reference, ordinal),
      owner: OWNER,
      confidentiality: 1,
      restriction: 'NONE' as const,
      recordedAt: individual.listedOn === null ? now : new Date(individual.listedOn),
      updatedAt: now,
      expiresAt: expiryOf('documents', now),
      database: 'TDAWN' as const,
      number,
      numberKey: documentNumberKey(number),
      issuingCountry: issuer.alpha3,
      type: source.type === 'PASSPORT' ? ('PASSPORT' as const) : ('IDENTITY_CARD' as const),
      status: null,
      issuedOn: source.issuedOn?.length === 10 ? source.issuedOn : null,
      validUntil: null,
      lossDate: null,
      lossPlace: null,
      lossCountry: null,
      nationalReference: individual.reference,
      remarks: null,
      holderId: unRecordId('person', individual.reference),
      withdrawnAt: null,
      withdrawalReason: null,
      activeKey: null,
    });
    document.activeKey = activeKey(document);
    return [document];
  });
}

/** Lists repeat a document now and then; one owner has it on record once. */
function distinct(rows: readonly TravelDocument[]): TravelDocument[] {
  return [...new Map(rows.map((row) => [identityOf(row), row])).values()];
}
