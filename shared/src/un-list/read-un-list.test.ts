import { InvalidUnList } from './invalid-un-list';
import { readUnList } from './read-un-list';
import type { UnIndividual } from './un-list';
import { MAX_UN_LIST_BYTES } from './un-xml';

const named = '<REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER><FIRST_NAME>ANNA</FIRST_NAME>';

function list(individuals: string, entities = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST><INDIVIDUALS>${individuals}</INDIVIDUALS><ENTITIES>${entities}</ENTITIES></CONSOLIDATED_LIST>`;
}

function readOne(content: string): UnIndividual {
  const individual = readUnList(list(`<INDIVIDUAL>${named}${content}</INDIVIDUAL>`)).individuals[0];
  if (individual === undefined) throw new Error('expected an individual');
  return individual;
}

function failure(xml: string): InvalidUnList {
  try {
    readUnList(xml);
  } catch (error) {
    if (error instanceof InvalidUnList) return error;
    throw error;
  }
  throw new Error('expected InvalidUnList');
}

function documentOf(content: string): UnIndividual['documents'] {
  return readOne(`<INDIVIDUAL_DOCUMENT>${content}</INDIVIDUAL_DOCUMENT>`).documents;
}

describe('readUnList', () => {
  it('reads a list of one as a list, and absent things as null or none', () => {
    const { generatedAt, individuals, entities } = readUnList(list(`<INDIVIDUAL>${named}</INDIVIDUAL>`));
    expect(generatedAt).toBeNull();
    expect(entities).toEqual([]);
    expect(individuals).toEqual([
      {
        reference: 'XXi.001',
        dataId: null,
        listType: null,
        listedOn: null,
        lastUpdatedOn: null,
        nameParts: ['ANNA'],
        fullName: 'ANNA',
        originalScript: null,
        comments: null,
        aliases: [],
        addresses: [],
        sex: null,
        designations: [],
        titles: [],
        nationalities: [],
        births: [],
        birthPlaces: [],
        documents: [],
        documentNotes: [],
      },
    ]);
  });

  it('trims, collapses white space, and decodes character references once', () => {
    const { comments, titles } = readOne(
      '<COMMENTS1>\n  a &amp; b\n\tc &amp;lt; &#233; &#x41;&apos; </COMMENTS1><TITLE><VALUE> Dr. </VALUE><VALUE/></TITLE>',
    );
    expect(comments).toBe("a & b c &lt; é A'");
    expect(titles).toEqual(['Dr.']);
  });

  it('passes over a byte order mark, comments and elements it does not know', () => {
    const xml = `\uFEFF${list(`<INDIVIDUAL>${named}<!-- a note --><NEW_ELEMENT><VALUE>1</VALUE></NEW_ELEMENT></INDIVIDUAL>`)}`;
    expect(readUnList(xml).individuals.map(({ fullName }) => fullName)).toEqual(['ANNA']);
  });

  it.each([
    ['MALE', 'M'],
    ['Female', 'F'],
    ['Unknown', null],
  ])('reads the gender %s as %p', (gender, sex) => {
    expect(readOne(`<GENDER>${gender}</GENDER>`).sex).toBe(sex);
  });

  it.each([
    ['2020-11-30T20:31:19.923-05:00', '2020-12-01T01:31:19.923Z'],
    ['2026-10-01T00:00:00', '2026-10-01T00:00:00.000Z'],
  ])('reads the time of generation %s', (text, instant) => {
    const xml = list('').replace('<CONSOLIDATED_LIST', `<CONSOLIDATED_LIST dateGenerated="${text}"`);
    expect(readUnList(xml)).toEqual({ generatedAt: new Date(instant), individuals: [], entities: [] });
  });

  it('keeps numbers of documents as written', () => {
    const numbers = ['00123', '1E5', 'A-333602', 'G 866537', '0x1F'];
    const xml = numbers.map((number) => `<INDIVIDUAL_DOCUMENT><NUMBER>${number} </NUMBER></INDIVIDUAL_DOCUMENT>`);
    expect(readOne(xml.join('')).documents.map(({ number }) => number)).toEqual(numbers);
  });

  it.each([
    ['Passport', 'number:', 'PASSPORT'],
    ['Numéro de passeport', '', 'PASSPORT'],
    ['National Identification Number', '', 'IDENTITY_CARD'],
    ['National Identification Number', 'national passport', 'PASSPORT'],
    ['National Identification Number', 'Civil\nIdentification\nnumber', 'IDENTITY_CARD'],
    ['National Identification Number', 'Birth certificate', 'OTHER'],
    ['National Identification Number', 'Ration card no.', 'OTHER'],
    ['National Identification Number', 'identity card of the Federation', 'IDENTITY_CARD'],
    ['', '', 'OTHER'],
  ])('takes "%s" with "%s" for a %s', (type, detail, expected) => {
    const [document] = documentOf(
      `<TYPE_OF_DOCUMENT>${type}</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>${detail}</TYPE_OF_DOCUMENT2><NUMBER>1</NUMBER>`,
    );
    expect(document?.type).toBe(expected);
  });

  it('takes the issuing state before the place of issue', () => {
    const place = '<NUMBER>1</NUMBER><COUNTRY_OF_ISSUE>Italy</COUNTRY_OF_ISSUE>';
    expect(documentOf(place)[0]?.issuingCountryName).toBe('Italy');
    expect(documentOf(`${place}<ISSUING_COUNTRY>Tunisia</ISSUING_COUNTRY>`)[0]?.issuingCountryName).toBe('Tunisia');
  });

  it.each([
    ['<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1960-01-01-05:00</DATE>', [['1960-01-01', false]]],
    ['<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1958</YEAR><NOTE>Sep.</NOTE>', [['1958', false]]],
    ['<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>August 1961 </NOTE>', [['1961-08', false]]],
    ['<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1948</YEAR>', [['1948', true]]],
    [
      '<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1955</FROM_YEAR><TO_YEAR>1958</TO_YEAR>',
      [
        ['1955', true],
        ['1958', true],
      ],
    ],
    ['<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>24/06/1402 (Hijri Calendar)</NOTE>', []],
    ['<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1975-02-29</DATE>', []],
    ['<TYPE_OF_DATE/>', []],
  ])('reads the date of birth %s', (content, expected) => {
    const { births } = readOne(`<INDIVIDUAL_DATE_OF_BIRTH>${content}</INDIVIDUAL_DATE_OF_BIRTH>`);
    expect(births.map(({ date, approximate }) => [date, approximate])).toEqual(expected);
  });

  it.each([
    ['nothing', ''],
    ['plain text', 'ANNA'],
    ['JSON', '{"CONSOLIDATED_LIST":{}}'],
    ['a list cut short', list(`<INDIVIDUAL>${named}</INDIVIDUAL>`).slice(0, -12)],
    ['tags that cross', list(`<INDIVIDUAL>${named}<TITLE><VALUE></TITLE></VALUE></INDIVIDUAL>`)],
    ['a bare ampersand', list(`<INDIVIDUAL>${named}<COMMENTS1>a & b</COMMENTS1></INDIVIDUAL>`)],
    ['a reserved name', list('<INDIVIDUAL><__proto__>1</__proto__></INDIVIDUAL>')],
  ])('refuses %s', (_what, xml) => {
    expect(failure(xml).expected).toContain('XML');
  });

  it('refuses another root, two roots, and a root without sections', () => {
    expect(failure('<sdnList><sdnEntry/></sdnList>').expected).toBe('one root element CONSOLIDATED_LIST');
    expect(failure(list('').replace('?>', '?><A/>')).expected).toBe('one root element CONSOLIDATED_LIST');
    expect(failure('<CONSOLIDATED_LIST/>').expected).toBe('INDIVIDUALS or ENTITIES');
  });

  it('names the place of an entry without reference number or name, and none of its data', () => {
    const good = `<INDIVIDUAL>${named}</INDIVIDUAL>`;
    const nameless = '<INDIVIDUAL><REFERENCE_NUMBER>XXi.002</REFERENCE_NUMBER><FIRST_NAME> </FIRST_NAME></INDIVIDUAL>';
    expect(failure(list(good + nameless)).message).toBe(
      'Not a UN Security Council consolidated list: expected a name, got none in INDIVIDUAL 1, counted from 0.',
    );
    const unnumbered = failure(list(good, '<ENTITY><FIRST_NAME>ANNA GROUP</FIRST_NAME></ENTITY>'));
    expect(unnumbered.expected).toBe('a REFERENCE_NUMBER');
    expect(unnumbered.message).toContain('ENTITY 0');
    expect(unnumbered.message).not.toContain('ANNA');
  });

  it('refuses document types and entity declarations before parsing', () => {
    const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
    const bomb = `<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY e0 "ha">${entities}]>`;
    const xml = list(`<INDIVIDUAL>${named}<COMMENTS1>&e9;</COMMENTS1></INDIVIDUAL>`).replace('?>', `?>${bomb}`);
    expect(failure(xml).expected).toBe('no document type and no entity declarations');
    expect(failure('<!doctype html><html></html>').expected).toBe('no document type and no entity declarations');
  });

  it('refuses deep nesting and too large a text', () => {
    const deep = `<INDIVIDUAL>${'<A>'.repeat(50)}${'</A>'.repeat(50)}</INDIVIDUAL>`;
    expect(failure(list(deep)).expected).toContain('nested no deeper');
    // Two bytes a character: the limit is one of bytes.
    expect(failure('é'.repeat(MAX_UN_LIST_BYTES / 2 + 1)).expected).toBe(`at most ${MAX_UN_LIST_BYTES} bytes`);
  });
});
