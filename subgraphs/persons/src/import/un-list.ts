import { noteChanges } from '@crimegraph/shared/feed/note-changes';
import { findCountryByName } from '@crimegraph/shared/reference/countries';
import { removeRecords } from '@crimegraph/shared/retention/delete-records';
import { specimenExpiry } from '@crimegraph/shared/seed/specimen-world';
import { unRecordId } from '@crimegraph/shared/un-list/un-id';
import type { UnBirthPlace, UnEntry, UnIndividual, UnList } from '@crimegraph/shared/un-list/un-list';
import type { EntityManager } from 'typeorm';
import type { Person } from '../entities/person';
import { personRecords } from '../record-sources';
import { nameRow, type NameSource } from '../records/name-row';
import { personRow } from '../records/person-row';
import { scriptOf } from '../records/script-of';
import { nameKey } from '@crimegraph/shared/matching/name-key';
import { idsOfScheme, insertPersons, type PersonRecord } from '../store';

/** The bureau that owns what comes from the list: the committees of the Security Council. */
const OWNER = 'UNO';
/** The scheme of the list's reference numbers. */
const SCHEME = 'UN';
const MAX_FULL_NAME = 502;
const MAX_PLACE = 250;

/**
 * Brings the persons and organisations of the list into the store. Done again it changes nothing but what the list has
 * changed; whoever has left the list leaves the store.
 */
export async function importUnList(manager: EntityManager, list: UnList, now: Date): Promise<void> {
  const earlier = await idsOfScheme(manager, OWNER, SCHEME);
  const records = unPersons(list, now);
  const ids = new Set([...earlier, ...records.map(({ person }) => person.id)]);
  await noteChanges(manager, personRecords, [...ids], now);
  await removeRecords(manager, personRecords, earlier);
  await insertPersons(manager, records);
}

/** The records that a list makes: individuals, then entities, in its order. */
export function unPersons(list: UnList, now: Date): PersonRecord[] {
  const individuals = list.individuals.map((entry) => record(entry, individual(entry), now));
  const organisations = list.entities.map((entry) => record(entry, { kind: 'ORGANISATION' }, now));
  return [...individuals, ...organisations];
}

function record(entry: UnEntry, known: Partial<Person>, now: Date): PersonRecord {
  const listed = entry.listedOn === null ? now : new Date(entry.listedOn);
  const person = personRow({
    id: unRecordId('person', entry.reference),
    owner: OWNER,
    recordedAt: listed,
    updatedAt: entry.lastUpdatedOn === null ? listed : new Date(entry.lastUpdatedOn),
    // Listed until delisted: the next import decides.
    expiresAt: specimenExpiry,
    status: 'SANCTIONED',
    externalReferences: [{ scheme: SCHEME, value: entry.reference }],
    remarks: entry.comments,
    ...known,
  });
  return { person, names: names(entry).map((name, position) => nameRow(person, name, position)) };
}

function individual(entry: UnIndividual): Partial<Person> {
  const [birthDate = null, ...otherBirthDates] = new Set(entry.births.map(({ date }) => date));
  const place = entry.birthPlaces[0];
  return {
    birthDate,
    otherBirthDates,
    birthDateApproximate: entry.births.some(({ approximate }) => approximate) ? 1 : 0,
    birthPlace: place === undefined ? null : placeText(place),
    birthCountry: findCountryByName(place?.country ?? '')?.alpha3 ?? null,
    sex: entry.sex,
    nationalities: [...new Set(entry.nationalities.flatMap((name) => findCountryByName(name)?.alpha3 ?? []))],
    remarks: [entry.designations.join('; '), entry.comments].filter(Boolean).join('\n') || null,
  };
}

/** City and province; the country has a field of its own unless its name is not known. */
function placeText({ city, province, country }: UnBirthPlace): string | null {
  const unknownCountry = country !== null && findCountryByName(country) === undefined ? country : null;
  return [city, province, unknownCountry].filter(Boolean).join(', ').slice(0, MAX_PLACE) || null;
}

/** The list does not divide names, so they are kept whole. */
function names(entry: UnEntry): NameSource[] {
  const whole = (full: string, kind: NameSource['kind'], quality: NameSource['quality']): NameSource[] =>
    nameKey(full) === '' ? [] : [{ full: full.slice(0, MAX_FULL_NAME), script: scriptOf(full), kind, quality }];
  return [
    ...whole(entry.fullName, 'PRIMARY', 'GOOD'),
    ...whole(entry.originalScript ?? '', 'ORIGINAL_SCRIPT', 'GOOD'),
    ...entry.aliases.flatMap(({ name, quality }) => whole(name, 'ALIAS', quality)),
  ];
}
