import { alternativeSpelling } from './alternative-spelling';
import type { Culture, NamePart, Script } from './culture';
import type { Random } from './random';

/** What a name is to its bearer. */
export type SyntheticNameKind = 'PRIMARY' | 'ALIAS' | 'BIRTH' | 'ORIGINAL_SCRIPT' | 'FORMER';

/** One name of a synthetic person. */
export interface SyntheticName {
  readonly kind: SyntheticNameKind;
  /** GOOD: helps to identify; LOW: weak (a nickname, a doubtful spelling). */
  readonly quality: 'GOOD' | 'LOW';
  /** ISO 15924 code. */
  readonly script: Script;
  /** Family name or names with particles, as written. */
  readonly family: string;
  /** Given names, with patronymic where the culture has one. */
  readonly given: string;
}

/** Which pools a person draws from: X has no pool of its own and takes either. */
export type NameSex = 'M' | 'F';

/**
 * The names of a person: the primary name in Latin letters first; then, each in its share of persons, the same name in
 * the original script (60 % where the culture and country have one), an alias (35 %), a birth or former name.
 */
export function personNames(random: Random, culture: Culture, country: string, sex: NameSex): SyntheticName[] {
  const family = familyName(random, culture, sex);
  const given = givenName(random, culture, sex);
  const names: SyntheticName[] = [latin('PRIMARY', 'GOOD', family.latin, given.latin)];
  if (culture.script !== 'Latn' && culture.scriptCountries.has(country) && random.chance(0.6)) {
    const { original } = family;
    names.push({
      kind: 'ORIGINAL_SCRIPT',
      quality: 'GOOD',
      script: culture.script,
      family: original,
      given: given.original,
    });
  }
  if (random.chance(0.35)) names.push(alias(random, culture, sex, family.latin, given.latin));
  if (random.chance(sex === 'F' ? 0.1 : 0.01)) {
    names.push(latin('BIRTH', 'GOOD', familyName(random, culture, sex).latin, given.latin));
  }
  if (random.chance(0.02)) names.push(latin('FORMER', 'GOOD', familyName(random, culture, sex).latin, given.latin));
  return names;
}

function familyName(random: Random, culture: Culture, sex: NameSex): NamePart {
  const { source } = culture;
  const pool = sex === 'F' ? culture.familyFeminine : culture.family;
  let name = random.pick(pool);
  if (source.doubleFamily && random.chance(source.doubleFamily.chance)) {
    name = join(name, source.doubleFamily.joiner, random.pick(pool));
  }
  if (source.particles && random.chance(source.particles.chance) && !name.latin.includes(' d')) {
    const particle = random.pick(culture.particles);
    name = join({ latin: particle, original: particle }, ' ', name);
  }
  if (source.filiation?.before === 'FAMILY' && culture.filiation && random.chance(source.filiation.chance)) {
    name = join(culture.filiation[sex], ' ', name);
  }
  return name;
}

function givenName(random: Random, culture: Culture, sex: NameSex): NamePart {
  const { source } = culture;
  let name = random.pick(culture.given[sex]);
  if (culture.middle) return join(random.pick(culture.middle[sex]), ' ', name);
  if (culture.patronymics) return join(name, ' ', random.pick(culture.patronymics[sex]));
  if (source.secondGiven !== undefined && random.chance(source.secondGiven)) {
    const second = random.pick(culture.given[sex]);
    if (second.latin !== name.latin) name = join(name, ' ', second);
  }
  if (source.filiation?.before === 'FATHER' && culture.filiation && random.chance(source.filiation.chance)) {
    const own = name.latin;
    const father = random.pickSome(culture.given.M, 2).find((part) => part.latin !== own) ?? name;
    name = join(join(name, ' ', culture.filiation[sex]), ' ', father);
  }
  return name;
}

/** A nickname, another spelling, the plain ASCII form, or else a different given name. */
function alias(random: Random, culture: Culture, sex: NameSex, family: string, given: string): SyntheticName {
  const first = given.split(' ', 1)[0] ?? given;
  const nickname = culture.nicknames.get(first);
  if (nickname !== undefined && random.chance(0.4)) return latin('ALIAS', 'LOW', family, nickname);
  const rules = culture.source.romanisation ?? [];
  const otherFamily = alternativeSpelling(random, rules, family);
  const otherGiven = alternativeSpelling(random, rules, given);
  if (otherFamily !== family || otherGiven !== given) {
    return latin('ALIAS', random.chance(0.7) ? 'GOOD' : 'LOW', otherFamily, otherGiven);
  }
  const other = random.pickSome(culture.given[sex], 2).find((part) => part.latin !== first);
  return latin('ALIAS', 'LOW', family, other?.latin ?? given);
}

function latin(kind: SyntheticNameKind, quality: 'GOOD' | 'LOW', family: string, given: string): SyntheticName {
  return { kind, quality, script: 'Latn', family, given };
}

function join(a: NamePart, joiner: string, b: NamePart): NamePart {
  return { latin: a.latin + joiner + b.latin, original: a.original + joiner + b.original };
}
