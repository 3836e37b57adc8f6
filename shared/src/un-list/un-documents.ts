import { toPartialDate } from './un-dates';
import type { UnDocument } from './un-list';
import { childText, type XmlElement } from './un-xml';

const PASSPORT = /passport|passeport|pasaporte/i;
// Before IDENTITY_CARD, for "Student identification" and the like.
const OTHER =
  /birth|certificate|driver|permit|licen[cs]e|\bration\b|fiscal|social security|voter|student|\bother\b|military|service|fardc/i;
const IDENTITY_CARD = /identi(?:ty|fication)|national|tazkira/i;

/** The documents of INDIVIDUAL_DOCUMENT elements that have a number; see `UnIndividual.documents`. */
export function readUnDocuments(elements: readonly XmlElement[]): UnDocument[] {
  const merged = new Map<string, UnDocument>();
  for (const element of elements) {
    const number = childText(element, 'NUMBER');
    if (number === null) continue;
    const document = { ...kindOf(element), number, ...issueOf(element), note: childText(element, 'NOTE') };
    const key = JSON.stringify([document.type, number, document.issuingCountryName, document.issuedOn]);
    const notes = [merged.get(key)?.note, document.note].filter((note) => typeof note === 'string');
    merged.set(key, { ...document, ...merged.get(key), note: [...new Set(notes)].join('; ') || null });
  }
  return [...merged.values()];
}

/** The kinds and notes of INDIVIDUAL_DOCUMENT elements without number; see `UnIndividual.documentNotes`. */
export function readUnDocumentNotes(elements: readonly XmlElement[]): string[] {
  return elements
    .filter((element) => childText(element, 'NUMBER') === null)
    .map((element) => [kindOf(element).typeText, childText(element, 'NOTE')].filter(Boolean).join(': '))
    .filter((text) => text !== '');
}

function issueOf(element: XmlElement): Pick<UnDocument, 'issuingCountryName' | 'issuedOn'> {
  // The state that issued it first: a consulate issues elsewhere ("Tunisia", in Italy).
  const issuingCountryName = childText(element, 'ISSUING_COUNTRY') ?? childText(element, 'COUNTRY_OF_ISSUE');
  return { issuingCountryName, issuedOn: toPartialDate(childText(element, 'DATE_OF_ISSUE')) };
}

function kindOf(element: XmlElement): Pick<UnDocument, 'type' | 'typeText'> {
  const type = childText(element, 'TYPE_OF_DOCUMENT');
  const detail = childText(element, 'TYPE_OF_DOCUMENT2');
  const texts = detail === null || detail === type ? [type] : [type, detail];
  return {
    // The UN files all that is no passport under "National Identification Number": the second text tells what it is.
    type: typeOf(detail) ?? typeOf(type) ?? 'OTHER',
    typeText: texts.filter((text) => text !== null).join(': '),
  };
}

function typeOf(text: string | null): UnDocument['type'] | undefined {
  if (text === null) return undefined;
  if (PASSPORT.test(text)) return 'PASSPORT';
  if (OTHER.test(text)) return 'OTHER';
  return IDENTITY_CARD.test(text) ? 'IDENTITY_CARD' : undefined;
}
