import type { Culture, CultureCountry } from './culture';
import { parseCulture } from './culture';
import { albanian } from './names/albanian-data';
import { anglophone } from './names/anglophone-data';
import { arabic } from './names/arabic-data';
import { armenian } from './names/armenian-data';
import { balkan } from './names/balkan-data';
import { bengali } from './names/bengali-data';
import { bulgarian } from './names/bulgarian-data';
import { chinese } from './names/chinese-data';
import { czech } from './names/czech-data';
import { dutch } from './names/dutch-data';
import { eastAfrican } from './names/east-african-data';
import { eastSlavic } from './names/east-slavic-data';
import { ethiopian } from './names/ethiopian-data';
import { filipino } from './names/filipino-data';
import { finnish } from './names/finnish-data';
import { francophone } from './names/francophone-data';
import { georgian } from './names/georgian-data';
import { germanic } from './names/germanic-data';
import { greek } from './names/greek-data';
import { hebrew } from './names/hebrew-data';
import { hispanic } from './names/hispanic-data';
import { hungarian } from './names/hungarian-data';
import { icelandic } from './names/icelandic-data';
import { indic } from './names/indic-data';
import { italian } from './names/italian-data';
import { japanese } from './names/japanese-data';
import { korean } from './names/korean-data';
import { lusophone } from './names/lusophone-data';
import { malay } from './names/malay-data';
import { nigerian } from './names/nigerian-data';
import { nordic } from './names/nordic-data';
import { pakistani } from './names/pakistani-data';
import { persian } from './names/persian-data';
import { polish } from './names/polish-data';
import { romanian } from './names/romanian-data';
import { thai } from './names/thai-data';
import { turkish } from './names/turkish-data';
import { vietnamese } from './names/vietnamese-data';
import { westAfrican } from './names/west-african-data';
import { WeightedList } from './random';

/** Every culture from which synthetic names are drawn; the order is part of the generator and only ever appended to. */
export const CULTURES: readonly Culture[] = [
  albanian,
  anglophone,
  arabic,
  armenian,
  balkan,
  bengali,
  bulgarian,
  chinese,
  czech,
  dutch,
  eastAfrican,
  eastSlavic,
  ethiopian,
  filipino,
  finnish,
  francophone,
  georgian,
  germanic,
  greek,
  hebrew,
  hispanic,
  hungarian,
  icelandic,
  indic,
  italian,
  japanese,
  korean,
  lusophone,
  malay,
  nigerian,
  nordic,
  pakistani,
  persian,
  polish,
  romanian,
  thai,
  turkish,
  vietnamese,
  westAfrican,
].map(parseCulture);

/** The cultures by their share of persons. */
export const culturesByWeight = new WeightedList(CULTURES.map((culture) => [culture, culture.source.weight]));

/** The countries of a culture by their share of its persons. */
export const countriesByWeight: ReadonlyMap<Culture, WeightedList<CultureCountry>> = new Map(
  CULTURES.map((culture) => [culture, new WeightedList(culture.countries.map((country) => [country, country.weight]))]),
);

/** Every country of the generator once, alpha-3, with the cities known for it. */
export const COUNTRIES: readonly CultureCountry[] = mergeCountries();

/** Countries by their share over all cultures, for places, issuers and bureaus that have no person to follow. */
export const countryByWeight = new WeightedList(COUNTRIES.map((country) => [country, country.weight]));

function mergeCountries(): readonly CultureCountry[] {
  const byCode = new Map<string, CultureCountry>();
  for (const culture of CULTURES) {
    const total = culture.countries.reduce((sum, country) => sum + country.weight, 0);
    for (const country of culture.countries) {
      const known = byCode.get(country.code);
      byCode.set(country.code, {
        code: country.code,
        weight: (known?.weight ?? 0) + (culture.source.weight * country.weight) / total,
        languages: known?.languages ?? country.languages,
        places: [...new Set([...(known?.places ?? []), ...country.places])],
      });
    }
  }
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
