import type { GraphQLScalarType } from 'graphql';
import { countryCodeFormat, parseCountryCode } from './country-code';
import { dateFormat, parseDate } from './date';
import { dateTimeFormat, formatDateTime, parseDateTime } from './date-time';
import { defineScalar, serializeCanonical } from './define-scalar';
import { mrzFormat, parseMrz } from './mrz';
import { parsePartialDate, partialDateFormat } from './partial-date';

/** The resolvers of the shared scalars, by name in the schema. All are strings on the wire; only DateTime is not inside. */
export interface ScalarResolvers {
  readonly Date: GraphQLScalarType<string, string>;
  readonly PartialDate: GraphQLScalarType<string, string>;
  readonly DateTime: GraphQLScalarType<Date, string>;
  readonly CountryCode: GraphQLScalarType<string, string>;
  readonly Mrz: GraphQLScalarType<string, string>;
}

/** The shared scalars, to be spread into a subgraph's resolver map. */
export const scalarResolvers: ScalarResolvers = {
  Date: defineScalar({
    name: 'Date',
    description: 'A calendar date as YYYY-MM-DD, years 1000 to 2999. Example: "2031-04-15".',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
    format: dateFormat,
    parse: parseDate,
    serialize: serializeCanonical(parseDate),
  }),
  PartialDate: defineScalar({
    name: 'PartialDate',
    description:
      'A calendar date as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD, years 1000 to 2999. ' +
      'Examples: "1974", "1974-08", "1974-08-12".',
    specifiedByURL: 'https://www.iso.org/standard/70907.html',
    format: partialDateFormat,
    parse: parsePartialDate,
    serialize: serializeCanonical(parsePartialDate),
  }),
  DateTime: defineScalar({
    name: 'DateTime',
    description:
      'An instant as RFC 3339. Answers are in UTC with milliseconds: "2031-04-15T09:30:00.000Z". ' +
      'Input must carry Z or an offset: "2031-04-15T11:30:00+02:00".',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
    format: dateTimeFormat,
    parse: parseDateTime,
    serialize: serializeDateTime,
  }),
  CountryCode: defineScalar({
    name: 'CountryCode',
    description:
      'A country: ISO 3166-1 alpha-3, or a special code of ICAO Doc 9303 part 3 section 5 (such as XXA, stateless; ' +
      'XPO, INTERPOL; UTO, the specimen state). Input may also be alpha-2, or D for Germany as in machine readable ' +
      'zones, in any case; answers are always three capitals. Example: "FRA".',
    specifiedByURL: 'https://www.iso.org/iso-3166-country-codes.html',
    format: countryCodeFormat,
    parse: parseCountryCode,
    serialize: serializeCanonical(parseCountryCode),
  }),
  Mrz: defineScalar({
    name: 'Mrz',
    description:
      'The lines of a machine readable zone (ICAO Doc 9303), joined by newline or not, 1 to 400 characters. ' +
      'Example:\n"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10".',
    specifiedByURL: 'https://www.icao.int/publications/doc-series/doc-9303',
    format: mrzFormat,
    parse: parseMrz,
    serialize: serializeCanonical(parseMrz),
  }),
};

function serializeDateTime(value: unknown): string {
  if (!(value instanceof Date)) throw new TypeError('Not a Date.');
  return formatDateTime(value);
}
