import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { EntityManager } from 'typeorm';
import { DnaGenotype } from '../entities/dna-genotype';
import { DnaProfile } from '../entities/dna-profile';
import { RelativeProfile } from '../entities/relative-profile';
import { takeSequence } from '../galleries/gallery-sequence';
import { genotypesText } from './genotype';
import { genotypesOf } from './read-profile';

/** The galleries of profiles, by the names of their sequences. */
export const DNA_GALLERY = 'dna';
export const RELATIVES_GALLERY = 'relatives';

/** Inserts profiles, and what they are searched by. */
export async function insertDnaProfiles(manager: EntityManager, profiles: readonly DnaProfile[]): Promise<void> {
  await insertRows(manager, DnaProfile, profiles);
  await insertGenotypes(manager, profiles);
}

/** Inserts what profiles that are on record are searched by. */
export async function insertGenotypes(manager: EntityManager, profiles: readonly DnaProfile[]): Promise<void> {
  if (profiles.length === 0) return;
  const first = await takeSequence(manager, DNA_GALLERY, profiles.length);
  await insertRows(
    manager,
    DnaGenotype,
    profiles.map(({ id, kind, alleles }, index) => ({
      sequence: first + index,
      recordId: id,
      kind,
      genotypes: genotypesText(genotypesOf(parsed(alleles))),
    })),
  );
}

/** Inserts profiles of relatives; their numbers are given here. */
export async function insertRelatives(
  manager: EntityManager,
  relatives: readonly Omit<RelativeProfile, 'sequence' | 'genotypes'>[],
): Promise<void> {
  if (relatives.length === 0) return;
  const first = await takeSequence(manager, RELATIVES_GALLERY, relatives.length);
  await insertRows(
    manager,
    RelativeProfile,
    relatives.map((relative, index) =>
      Object.assign(new RelativeProfile(), relative, {
        sequence: first + index,
        genotypes: genotypesText(genotypesOf(parsed(relative.alleles))),
      }),
    ),
  );
}

/** Alleles as a record keeps them; a record that cannot be read has none, and is found by nobody. */
function parsed(alleles: string): Record<string, string[]> {
  try {
    const value: unknown = JSON.parse(alleles);
    return typeof value === 'object' && value !== null ? (value as Record<string, string[]>) : {};
  } catch {
    return {};
  }
}
