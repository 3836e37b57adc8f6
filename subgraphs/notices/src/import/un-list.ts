import { findCountryByName } from '@crimegraph/shared/reference/countries';
import { removeRecords } from '@crimegraph/shared/retention/delete-records';
import { expiryOf } from '@crimegraph/shared/retention/expiry';
import { listedNumbers } from '@crimegraph/shared/un-list/listed-numbers';
import { unRecordId } from '@crimegraph/shared/un-list/un-id';
import type { UnBirth, UnDocument, UnEntity, UnIndividual, UnList } from '@crimegraph/shared/un-list/un-list';
import type { EntityManager } from 'typeorm';
import { Notice } from '../entities/notice';
import { insertNotices, type NamedDocument, type NoticeBundle } from '../insert-notices';
import { noticeRecords } from '../record-sources';
import { colourRules } from '../rules/colour-conditions-data';
import { specialNoticeIds } from '../store';

/** Entries written at once. */
const CHUNK = 500;
const MAX_NAME = 255;

/**
 * Brings the special notices to the state of a consolidated list: one for each entry, made anew where it exists already, so
 * that the same list may be imported again. Whoever has left the list has no special notice any more.
 */
export async function importUnList(manager: EntityManager, list: UnList): Promise<void> {
  const bundles = unNotices(list);
  const earlier = await specialNoticeIds(manager);
  await removeRecords(manager, noticeRecords, earlier);
  for (let start = 0; start < bundles.length; start += CHUNK) {
    await insertNotices(manager, bundles.slice(start, start + CHUNK));
  }
}

/** The special notices of a list, individuals first, each published on the day of its listing by the committees. */
export function unNotices(list: UnList): NoticeBundle[] {
  const asOf = list.generatedAt ?? new Date();
  return [
    ...list.individuals.map((individual) => onIndividual(individual, asOf)),
    ...list.entities.map((entity) => onEntity(entity, asOf)),
  ];
}

function onIndividual(individual: UnIndividual, asOf: Date): NoticeBundle {
  const nationalities = individual.nationalities.map((name) => findCountryByName(name)?.alpha3 ?? null);
  return {
    notice: Object.assign(noticeRow(individual, individual.designations, asOf), {
      subjectSex: individual.sex,
      subjectNationalities: [...new Set(nationalities)].filter((code) => code !== null),
    }),
    names: namesOf(individual),
    birthDates: birthDatesOf(individual.births),
    documents: individual.documents.flatMap((document, ordinal) =>
      namedDocuments(document, unRecordId('document', individual.reference, ordinal)),
    ),
    vehicleIds: [],
    fingerprintIds: [],
  };
}

function onEntity(entity: UnEntity, asOf: Date): NoticeBundle {
  return {
    notice: noticeRow(entity, [], asOf),
    names: namesOf(entity),
    birthDates: [],
    documents: [],
    vehicleIds: [],
    fingerprintIds: [],
  };
}

function noticeRow(entry: UnEntity, designations: readonly string[], asOf: Date): Notice {
  const { reference, listType, listedOn, lastUpdatedOn, comments } = entry;
  const listed = listedOn === null ? asOf : new Date(`${listedOn}T00:00:00Z`);
  const list = listType === null ? 'a sanctions list' : `the ${listType} sanctions list`;
  return Object.assign(new Notice(), {
    id: unRecordId('notice', reference),
    owner: 'UNO',
    confidentiality: 1,
    restriction: 'NONE' as const,
    recordedAt: listed,
    updatedAt: lastUpdatedOn === null ? listed : new Date(`${lastUpdatedOn}T00:00:00Z`),
    // Kept for the usual time from the last list that has the entry, however long ago it was listed.
    expiresAt: expiryOf('notices', asOf),
    reference,
    colour: 'UN_SECURITY_COUNCIL' as const,
    kind: 'NOTICE' as const,
    status: 'PUBLISHED' as const,
    summary: [`On ${list} of the UN Security Council.`, ...designations, comments]
      .filter((text) => text !== null)
      .join(' '),
    actionToTake: colourRules.UN_SECURITY_COUNCIL.actionToTake,
    charges: [],
    warrantReference: null,
    warrantCountry: null,
    warrantIssuedOn: null,
    warrantCharge: null,
    requestedAt: listed,
    publishedAt: listed,
    listedAt: listed,
    // A listing ends when the committee ends it.
    validUntil: null,
    unListType: listType ?? 'UN',
    unListedOn: listedOn,
    // The list does not say which measures apply to an entry.
    unMeasures: [],
    subjectId: unRecordId('person', reference),
    subjectStatus: 'SANCTIONED' as const,
    subjectSex: null,
    subjectNationalities: [],
  });
}

/** Whole names: the list does not say which of their parts is the family name. */
function namesOf({ fullName, aliases, originalScript }: UnEntity): NoticeBundle['names'] {
  const names = [fullName, ...aliases.map((alias) => alias.name), ...(originalScript === null ? [] : [originalScript])];
  return [...new Set(names)].map((name) => ({ family: name.slice(0, MAX_NAME), given: '' }));
}

/** An approximate date may be wrong: the name has to be found with another date too, and is then found without any. */
function birthDatesOf(births: readonly UnBirth[]): (string | null)[] {
  const dates = births.map(({ date }) => date);
  return births.some(({ approximate }) => approximate) ? [...dates, null] : dates;
}

/** Passports and identity cards whose issuer is known; other papers can be in no machine readable zone. */
function namedDocuments({ type, number, issuingCountryName }: UnDocument, documentId: string): NamedDocument[] {
  const issuer = issuingCountryName === null ? undefined : findCountryByName(issuingCountryName);
  if (type === 'OTHER' || issuer === undefined) return [];
  return listedNumbers(number).map((listed, index) => ({
    // Documents has one record for each entry, under the first of its numbers.
    documentId: index === 0 ? documentId : null,
    stated: { number: listed, issuingCountry: issuer.alpha3, type },
  }));
}
