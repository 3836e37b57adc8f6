import { codedError } from '@crimegraph/shared/errors/coded-error';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Context } from '../context';
import type { ClaimedRelationship, RelativeProfile } from '../entities/relative-profile';
import { nextTurn } from '../galleries/next-turn';
import { visibleInOrder } from '../galleries/visible-in-order';
import { populations } from './allele-frequencies';
import { dnaGalleries, type GenotypeRows } from './dna-galleries';
import type { Genotypes } from './genotype';
import { type KinshipEvidence, kinshipEvidence, type Relationship } from './likelihood-ratio';
import { loci } from './loci-data';
import { kinshipPolicy } from './matching-policy-data';
import { type DnaLocusInput, readProfile } from './read-profile';
import { demandRelativesPurpose } from './relatives-purpose';

/** Whose relatives are looked for. */
export interface KinshipSearchInput {
  kind: 'MISSING_PERSON' | 'UNIDENTIFIED_BODY';
  loci: readonly DnaLocusInput[];
}

interface Kin {
  id: string;
  evidence: KinshipEvidence;
  /** The population under whose frequencies the evidence is the weakest. */
  population: string;
}

/** Comparisons before others get their turn; one takes some microseconds. */
const SLICE = 500;
const tested: Readonly<Record<ClaimedRelationship, Relationship>> = {
  PARENT: 'PARENT_CHILD',
  CHILD: 'PARENT_CHILD',
  FULL_SIBLING: 'FULL_SIBLING',
};

/**
 * Compares a missing person or a body with all relatives, each by the relationship that it claims, and notes the search in the
 * audit trail. Relatives gave their profiles for this alone: no other purpose opens the collection.
 */
export async function searchRelatives(input: KinshipSearchInput, first: number, context: Context) {
  demandRelativesPurpose(context.viewer.purpose);
  const probe = readProfile(input.loci, 'input.loci');
  if (Array.isArray(probe)) {
    throw codedError('BAD_USER_INPUT', probe.map(({ path, expected }) => `"${path}": expected ${expected}.`).join(' '));
  }
  const { genotypes } = probe;
  const rows = await dnaGalleries(context.store).relatives.current();
  const kin = await kinIn(rows, genotypes);
  const candidates = (await visibleInOrder(kin, first, context.loaders.relativeById)).map(candidate);
  const key = { kind: 'TEMPLATE' as const, text: Buffer.from(genotypes).toString('hex') };
  const checkId = context.audit.search(
    [key],
    candidates.map(({ relative, level }) => ({
      id: globalId('RelativeProfile', relative.id),
      type: 'RelativeProfile' as const,
      owner: relative.owner,
      level,
    })),
  );
  const verdict = candidates.length === 0 ? 'NO_RECORD' : 'POSSIBLE_MATCH';
  return { checkId, checkedAt: context.now, verdict, candidates };
}

async function kinIn(rows: GenotypeRows<ClaimedRelationship>, probe: Genotypes): Promise<Kin[]> {
  const kin: Kin[] = [];
  const { count } = rows;
  for (let index = 0; index < count; index += 1) {
    if (index % SLICE === SLICE - 1) await nextTurn();
    const claimed = rows.label(index);
    if (claimed === undefined) continue;
    const found = weakestEvidence(rows.profile(index), probe, tested[claimed]);
    const isEnough = found.evidence.compared >= kinshipPolicy.minimumLoci;
    if (isEnough && found.evidence.log10 >= Math.log10(kinshipPolicy.possible)) {
      kin.push({ id: rows.ids.at(index), ...found });
    }
  }
  return kin.sort((a, b) => b.evidence.log10 - a.evidence.log10 || (a.id < b.id ? -1 : 1));
}

/** Nobody knows from which population a body is: of the populations that are known, the one that says least counts. */
function weakestEvidence(a: Genotypes, b: Genotypes, relationship: Relationship): Omit<Kin, 'id'> {
  const all = populations.map((population) => ({
    evidence: kinshipEvidence(a, b, relationship, population),
    population: population.name,
  }));
  return all.reduce((weakest, one) => (one.evidence.log10 < weakest.evidence.log10 ? one : weakest));
}

function candidate({ entry, record }: { entry: Kin; record: RelativeProfile }) {
  const { evidence, population } = entry;
  const level: 'STRONG' | 'POSSIBLE' = evidence.log10 >= Math.log10(kinshipPolicy.strong) ? 'STRONG' : 'POSSIBLE';
  const likelihoodRatio = 10 ** evidence.log10;
  const note = `${evidence.compared} loci; frequencies of ${population}, which say least of those known.`;
  return {
    relative: record,
    level,
    likelihoodRatio,
    log10LikelihoodRatio: evidence.log10,
    comparedLoci: evidence.compared,
    population,
    reasons: [
      { feature: 'likelihoodRatio', weight: 1, score: likelihoodRatio / (likelihoodRatio + 1), note },
      ...evidence.inconsistent.map((place) => ({
        feature: 'mutation',
        weight: 1,
        score: 0,
        note: `${loci[place]?.name ?? ''} is explained by a mutation only.`,
      })),
    ],
  };
}
