import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { InvalidUnList } from './invalid-un-list';

/** An element: its text if it has neither children nor attributes, else its children by name (attributes as "@name"). */
export type XmlElement = string | { readonly [name: string]: readonly XmlElement[] | string };

/** The largest list that is read, in bytes of UTF-8; the published one has about 2 MB. */
export const MAX_UN_LIST_BYTES = 64 * 1024 * 1024;

const ROOT = 'CONSOLIDATED_LIST';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Numbers stay text: as numbers, 00123 and 1E5 would be other documents.
  parseTagValue: false,
  parseAttributeValue: false,
  // Named and numeric character references; entities of the document's own are refused before parsing.
  htmlEntities: true,
  maxNestedTags: 16,
  // A list of one and a list of many have the same shape.
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
});

/**
 * The root element of the list.
 * @throws InvalidUnList when the text is too large, declares a document type or entities, is not well-formed XML, or has
 *   another root
 */
export function parseUnXml(xml: string): XmlElement {
  assertHarmless(xml);
  const wellFormed = XMLValidator.validate(xml);
  if (wellFormed !== true) throw new InvalidUnList('well-formed XML', `an error in line ${wellFormed.err.line}`);
  const document = parse(xml);
  const roots = Object.values(document).flat();
  const root = children(document, ROOT)[0];
  if (root === undefined || roots.length !== 1) throw new InvalidUnList(`one root element ${ROOT}`, 'other elements');
  return root;
}

/** The children of that name, in order; none when there is none. */
export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  if (element === undefined || typeof element === 'string' || !Object.hasOwn(element, name)) return [];
  const found = element[name];
  return Array.isArray(found) ? (found as readonly XmlElement[]) : [];
}

/** The text of the first child of that name, trimmed and its white space collapsed; null when there is none. */
export function childText(element: XmlElement, name: string): string | null {
  return textOf(children(element, name)[0]);
}

/** The texts of every VALUE in every child of that name, empty ones left out. */
export function childValues(element: XmlElement, name: string): string[] {
  return children(element, name)
    .flatMap((child) => children(child, 'VALUE'))
    .map(textOf)
    .filter((text) => text !== null);
}

/** The attribute of that name, or null. */
export function attribute(element: XmlElement, name: string): string | null {
  return typeof element === 'string' ? null : textOf(element[`@${name}`] as string | undefined);
}

function textOf(element: XmlElement | undefined): string | null {
  const text = typeof element === 'object' ? element['#text'] : element;
  const clean = typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : '';
  return clean === '' ? null : clean;
}

function assertHarmless(xml: string): void {
  const bytes = Buffer.byteLength(xml, 'utf8');
  if (bytes > MAX_UN_LIST_BYTES) throw new InvalidUnList(`at most ${MAX_UN_LIST_BYTES} bytes`, `${bytes} bytes`);
  // The published list has neither, and entities are how a small document expands to fill the memory.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
    throw new InvalidUnList('no document type and no entity declarations', 'such a declaration');
  }
}

function parse(xml: string): Record<string, readonly XmlElement[]> {
  try {
    return parser.parse(xml) as Record<string, readonly XmlElement[]>;
  } catch {
    // Its message may quote the text.
    throw new InvalidUnList('XML of known elements, nested no deeper than 16', 'text the parser refuses');
  }
}
