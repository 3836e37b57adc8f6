import { InvalidUnList } from './invalid-un-list';
import { readUnBirths, toFullDate, toInstant } from './un-dates';
import { readUnDocumentNotes, readUnDocuments } from './un-documents';
import type { UnAddress, UnAlias, UnBirthPlace, UnEntry, UnIndividual, UnList } from './un-list';
import { attribute, children, childText, childValues, parseUnXml, type XmlElement } from './un-xml';

/**
 * Reads the consolidated list of the UN Security Council from its published XML (at most 64 MB). Elements that are not
 * known are passed over; an unreadable date is null or left out.
 * @throws InvalidUnList when it is not that list, or an entry has no reference number or no name; never a part of a list
 */
export function readUnList(xml: string): UnList {
  const root = parseUnXml(xml);
  const individuals = children(root, 'INDIVIDUALS');
  const entities = children(root, 'ENTITIES');
  // An empty section is a list without such entries; no section at all is another format.
  if (individuals.length + entities.length === 0) throw new InvalidUnList('INDIVIDUALS or ENTITIES', 'neither');
  return {
    generatedAt: toInstant(attribute(root, 'dateGenerated')),
    individuals: individuals.flatMap((section) => children(section, 'INDIVIDUAL')).map(readIndividual),
    entities: entities
      .flatMap((section) => children(section, 'ENTITY'))
      .map((element, index) => readEntry('ENTITY', element, index)),
  };
}

function readIndividual(element: XmlElement, index: number): UnIndividual {
  const documents = children(element, 'INDIVIDUAL_DOCUMENT');
  return {
    ...readEntry('INDIVIDUAL', element, index),
    sex: sexOf(childText(element, 'GENDER')),
    designations: childValues(element, 'DESIGNATION'),
    titles: childValues(element, 'TITLE'),
    nationalities: childValues(element, 'NATIONALITY'),
    births: children(element, 'INDIVIDUAL_DATE_OF_BIRTH').flatMap(readUnBirths),
    birthPlaces: children(element, 'INDIVIDUAL_PLACE_OF_BIRTH').map(readBirthPlace).filter(saysSomething),
    documents: readUnDocuments(documents),
    documentNotes: readUnDocumentNotes(documents),
  };
}

function readEntry(kind: 'INDIVIDUAL' | 'ENTITY', element: XmlElement, index: number): UnEntry {
  const reference = childText(element, 'REFERENCE_NUMBER');
  const nameParts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
    .map((name) => childText(element, name))
    .filter((part) => part !== null);
  if (reference === null) throw new InvalidUnList('a REFERENCE_NUMBER', `none in ${kind} ${index}, counted from 0`);
  if (nameParts.length === 0) throw new InvalidUnList('a name', `none in ${kind} ${index}, counted from 0`);
  return {
    reference,
    dataId: childText(element, 'DATAID'),
    listType: childText(element, 'UN_LIST_TYPE'),
    listedOn: toFullDate(childText(element, 'LISTED_ON')),
    lastUpdatedOn: latest(childValues(element, 'LAST_DAY_UPDATED')),
    nameParts,
    fullName: nameParts.join(' '),
    originalScript: childText(element, 'NAME_ORIGINAL_SCRIPT'),
    comments: childText(element, 'COMMENTS1'),
    aliases: children(element, `${kind}_ALIAS`).flatMap(readAlias),
    addresses: children(element, `${kind}_ADDRESS`).map(readAddress).filter(saysSomething),
  };
}

function readAlias(element: XmlElement): UnAlias[] {
  const name = childText(element, 'ALIAS_NAME');
  const quality = childText(element, 'QUALITY');
  return name === null
    ? []
    : [{ name, quality: /^(?:good|a\.?k\.?a\.?|f\.?k\.?a\.?)$/i.test(quality ?? '') ? 'GOOD' : 'LOW' }];
}

function readAddress(element: XmlElement): UnAddress {
  return {
    street: childText(element, 'STREET'),
    city: childText(element, 'CITY'),
    province: childText(element, 'STATE_PROVINCE'),
    postalCode: childText(element, 'ZIP_CODE'),
    country: childText(element, 'COUNTRY'),
    note: childText(element, 'NOTE'),
  };
}

function readBirthPlace(element: XmlElement): UnBirthPlace {
  return {
    city: childText(element, 'CITY'),
    province: childText(element, 'STATE_PROVINCE'),
    country: childText(element, 'COUNTRY'),
  };
}

function sexOf(gender: string | null): 'M' | 'F' | null {
  if (gender === null) return null;
  if (/^male$/i.test(gender)) return 'M';
  return /^female$/i.test(gender) ? 'F' : null;
}

function latest(dates: readonly string[]): string | null {
  const readable = dates.map(toFullDate).filter((date) => date !== null);
  return readable.sort().at(-1) ?? null;
}

function saysSomething(fields: UnAddress | UnBirthPlace): boolean {
  return Object.values(fields).some((value) => value !== null);
}
