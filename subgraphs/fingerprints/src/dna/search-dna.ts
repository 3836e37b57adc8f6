import { codedError } from '@crimegraph/shared/errors/coded-error';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Context } from '../context';
import type { DnaProfile, DnaProfileKind } from '../entities/dna-profile';
import { nextTurn } from '../galleries/next-turn';
import { visibleInOrder } from '../galleries/visible-in-order';
import { type DnaAgreement, agreementOf, type DnaMatchQuality, knownLoci, mayMatch } from './compare-genotypes';
import { dnaGalleries, type GenotypeRows } from './dna-galleries';
import { GENOTYPE_BYTES, type Genotypes } from './genotype';
import { loci, SEX_MARKER } from './loci-data';
import { comparedKinds, dnaPolicy } from './matching-policy-data';
import { randomMatchProbability } from './random-match';
import { type DnaAlleles, type DnaLocusInput, readProfile } from './read-profile';

/** A profile that is searched. */
export interface DnaSearchInput {
  kind: DnaProfileKind;
  loci: readonly DnaLocusInput[];
  kinds?: readonly DnaProfileKind[] | null;
}

/** A match, before anybody looked at whose it is. */
interface Match {
  id: string;
  agreement: DnaAgreement;
}

/** Profiles that are compared before others get their turn. */
const SLICE = 20_000;
const qualities: readonly DnaMatchQuality[] = ['FULL', 'WILDCARD', 'MICROVARIANT', 'MISMATCH'];

/** Searches all profiles that the kind may be compared with, and notes the search in the audit trail, by digest. */
export async function searchDna(input: DnaSearchInput, first: number, context: Context) {
  const probe = readProfile(input.loci, 'input.loci');
  if (Array.isArray(probe)) {
    throw codedError('BAD_USER_INPUT', probe.map(({ path, expected }) => `"${path}": expected ${expected}.`).join(' '));
  }
  const { genotypes } = probe;
  const rows = await dnaGalleries(context.store).profiles.current();
  const matches = await matchesIn(rows, genotypes, kindsOf(input));
  const visible = await visibleInOrder(matches, first, context.loaders.dnaProfileById);
  const candidates = visible.map(({ entry, record }) => candidate(probe, entry.agreement, record));
  const key = { kind: 'TEMPLATE' as const, text: Buffer.from(genotypes).toString('hex') };
  const checkId = context.audit.search(
    [key],
    candidates.map(({ profile, level }) => ({
      id: globalId('DnaProfile', profile.id),
      type: 'DnaProfile' as const,
      owner: profile.owner,
      level,
    })),
  );
  const best = candidates[0]?.level;
  const verdict = best === undefined ? 'NO_RECORD' : best === 'POSSIBLE' ? 'POSSIBLE_MATCH' : 'MATCH';
  return { checkId, checkedAt: context.now, verdict, candidates };
}

function kindsOf({ kind, kinds }: DnaSearchInput): readonly DnaProfileKind[] {
  const allowed = comparedKinds[kind];
  const asked = kinds ?? allowed;
  if (asked.length === 0 || asked.some((one) => !allowed.includes(one))) {
    throw codedError(
      'BAD_USER_INPUT',
      `"input.kinds": expected some of ${allowed.join(', ')} for a profile of ${kind}.`,
    );
  }
  return asked;
}

/** All profiles that match, the best first. */
async function matchesIn(
  rows: GenotypeRows<DnaProfileKind>,
  probe: Genotypes,
  kinds: readonly DnaProfileKind[],
): Promise<Match[]> {
  const known = knownLoci(probe);
  const matches: Match[] = [];
  const { count, genotypes } = rows;
  for (let index = 0; index < count; index += 1) {
    if (index % SLICE === SLICE - 1) await nextTurn();
    if (!mayMatch(probe, known, genotypes, index * GENOTYPE_BYTES)) continue;
    const kind = rows.label(index);
    if (kind === undefined || !kinds.includes(kind)) continue;
    const agreement = agreementOf(probe, rows.profile(index));
    if (agreement !== null) matches.push({ id: rows.ids.at(index), agreement });
  }
  return matches.sort(
    (a, b) =>
      qualities.indexOf(a.agreement.quality) - qualities.indexOf(b.agreement.quality) ||
      b.agreement.agreeing.length - a.agreement.agreeing.length ||
      (a.id < b.id ? -1 : 1),
  );
}

function candidate({ genotypes, sex }: DnaAlleles, agreement: DnaAgreement, profile: DnaProfile) {
  const { quality, agreeing, wildcards, microvariants, mismatches } = agreement;
  const compared = agreeing.length + wildcards.length + mismatches.length;
  const score = agreeing.length / compared;
  const enough = agreeing.length >= dnaPolicy.lociBeyondChance;
  const note = `${agreeing.length} of ${compared} loci agree with two alleles each.`;
  const otherSex = sex !== null && sexOf(profile) !== null && sexOf(profile) !== sex;
  return {
    profile,
    score,
    level: levelOf(quality, enough),
    quality,
    agreeingLoci: agreeing.length,
    randomMatchProbability: randomMatchProbability(genotypes, agreeing),
    reasons: [
      { feature: 'loci', weight: 1, score, note },
      ...placed('wildcard', wildcards, 0.5, 'agrees by a wildcard'),
      ...placed('microvariant', microvariants, 0.5, 'agrees within one base of a microvariant'),
      ...placed('mismatch', mismatches, 0, 'has one allele that differs'),
      ...(otherSex ? [{ feature: 'sexMarker', weight: 0, score: 0, note: 'The sex markers differ.' }] : []),
      ...(enough ? [] : [{ feature: 'chance', weight: 1, score: 0, note: BY_CHANCE }]),
    ],
  };
}

function levelOf(quality: DnaMatchQuality, enough: boolean): 'EXACT' | 'STRONG' | 'POSSIBLE' {
  if (!enough || quality === 'MISMATCH') return 'POSSIBLE';
  return quality === 'FULL' ? 'EXACT' : 'STRONG';
}

const BY_CHANCE = `Fewer than ${dnaPolicy.lociBeyondChance} loci agree: it may be by chance, type more loci before it is acted on.`;

function placed(feature: string, places: readonly number[], score: number, what: string) {
  return places.map((place) => ({ feature, weight: 1, score, note: `${loci[place]?.name ?? ''} ${what}.` }));
}

function sexOf({ alleles }: DnaProfile): string | null {
  const marker = (JSON.parse(alleles) as Record<string, string[]>)[SEX_MARKER];
  return marker?.join(',') ?? null;
}
