/** ISO 15924 codes of the scripts in which synthetic names are written. */
export type Script =
  | 'Latn'
  | 'Cyrl'
  | 'Arab'
  | 'Hebr'
  | 'Grek'
  | 'Hans'
  | 'Jpan'
  | 'Kore'
  | 'Deva'
  | 'Beng'
  | 'Thai'
  | 'Geor'
  | 'Armn'
  | 'Ethi';

/** A name part in Latin letters and, where the culture has another script, in that script. */
export interface NamePart {
  readonly latin: string;
  /** The same part in `Culture.script`; equal to `latin` in Latin-script cultures. */
  readonly original: string;
}

/** Ordered replacement rules: text to look for, text to put. */
export type Replacements = readonly (readonly [from: string, to: string])[];

/** A country of a culture: alpha-3 code, relative weight, ISO 639-2/B languages (first: the main one), real cities. */
export interface CultureCountry {
  readonly code: string;
  readonly weight: number;
  readonly languages: readonly string[];
  readonly places: readonly string[];
}

/** A culture as a data file writes it: pools are comma separated, `Latin=Original` where there is another script. */
export interface CultureSource {
  readonly name: string;
  /** Relative share of persons. */
  readonly weight: number;
  readonly script?: Script;
  /** Countries whose persons have an original-script name; all of the culture's when absent. */
  readonly scriptCountries?: readonly string[];
  readonly countries: readonly (readonly [code: string, weight: number, languages: string, places: string])[];
  readonly family: string;
  readonly male: string;
  readonly female: string;
  /** Suffix rules that turn a family name into its feminine form, in any script; the first that fits is applied. */
  readonly feminine?: Replacements;
  /** Patronymics that follow the given name. */
  readonly patronymics?: { readonly male: string; readonly female: string };
  /** Words between a name and the father's name, before the family name or as an addition to the given name. */
  readonly filiation?: {
    readonly male: string;
    readonly female: string;
    readonly chance: number;
    readonly before: 'FAMILY' | 'FATHER';
  };
  /** Share of persons whose family name is made of two, and what joins them. */
  readonly doubleFamily?: { readonly chance: number; readonly joiner: string };
  /** Particles put before the family name, and how often. */
  readonly particles?: { readonly chance: number; readonly list: string };
  /** Share of persons with a second given name. */
  readonly secondGiven?: number;
  /** Middle names that precede the given name (Vietnamese order). */
  readonly middle?: { readonly male: string; readonly female: string };
  /** `Given=Nickname` pairs. */
  readonly nicknames?: string;
  /** Other ways in which the Latin form is commonly spelled. */
  readonly romanisation?: Replacements;
  /** Frequency profile of eye and hair colours. */
  readonly complexion: 'LIGHT' | 'MIXED' | 'DARK';
  /** Mean height of men in centimetres; women are taken as 12 cm less. */
  readonly height: number;
}

/** A culture ready for use: pools parsed once at load, with nothing left to split per person. */
export interface Culture {
  readonly source: CultureSource;
  readonly script: Script;
  readonly scriptCountries: ReadonlySet<string>;
  readonly countries: readonly CultureCountry[];
  readonly family: readonly NamePart[];
  readonly familyFeminine: readonly NamePart[];
  readonly given: { readonly M: readonly NamePart[]; readonly F: readonly NamePart[] };
  readonly patronymics: { readonly M: readonly NamePart[]; readonly F: readonly NamePart[] } | null;
  readonly middle: { readonly M: readonly NamePart[]; readonly F: readonly NamePart[] } | null;
  readonly filiation: { readonly M: NamePart; readonly F: NamePart } | null;
  readonly particles: readonly string[];
  readonly nicknames: ReadonlyMap<string, string>;
}

/**
 * Parses a culture's data file into the form that the generator reads.
 * @throws {Error} when a pool of a culture with its own script lacks the form in that script.
 */
export function parseCulture(source: CultureSource): Culture {
  const parse = (pool: string): readonly NamePart[] => parsePool(pool, source);
  const family = parse(source.family);
  const countries = source.countries.map(([code, weight, languages, places]) => ({
    code,
    weight,
    languages: split(languages),
    places: split(places),
  }));
  return {
    source,
    script: source.script ?? 'Latn',
    scriptCountries: new Set(source.scriptCountries ?? countries.map((country) => country.code)),
    countries,
    family,
    familyFeminine: family.map((part) => ({
      latin: feminine(part.latin, source.feminine),
      original: feminine(part.original, source.feminine),
    })),
    given: { M: parse(source.male), F: parse(source.female) },
    patronymics: source.patronymics ? { M: parse(source.patronymics.male), F: parse(source.patronymics.female) } : null,
    middle: source.middle ? { M: parse(source.middle.male), F: parse(source.middle.female) } : null,
    filiation: source.filiation
      ? { M: onePart(source.filiation.male, source), F: onePart(source.filiation.female, source) }
      : null,
    particles: source.particles ? split(source.particles.list) : [],
    nicknames: new Map(split(source.nicknames ?? '').map((pair) => cut(pair))),
  };
}

function parsePool(pool: string, source: CultureSource): readonly NamePart[] {
  return split(pool).map((item) => onePart(item, source));
}

function onePart(item: string, source: CultureSource): NamePart {
  const [latin, original] = cut(item);
  if (source.script !== undefined && original === latin) {
    throw new Error(`Culture "${source.name}": expected Latin=Original, got "${item}"`);
  }
  return { latin, original };
}

function feminine(name: string, rules: Replacements | undefined): string {
  const rule = rules?.find(([from]) => name.endsWith(from));
  return rule ? name.slice(0, name.length - rule[0].length) + rule[1] : name;
}

function cut(item: string): [string, string] {
  const at = item.indexOf('=');
  return at < 0 ? [item, item] : [item.slice(0, at).trim(), item.slice(at + 1).trim()];
}

function split(list: string): readonly string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
