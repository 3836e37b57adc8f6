import type { Store } from '@crimegraph/shared/store/store';
import { MoreThan } from 'typeorm';
import { DnaGenotype } from '../entities/dna-genotype';
import type { DnaProfileKind } from '../entities/dna-profile';
import { type ClaimedRelationship, RelativeProfile } from '../entities/relative-profile';
import { Gallery } from '../galleries/gallery';
import { grown, RecordIds } from '../galleries/record-ids';
import { GENOTYPE_BYTES, type Genotypes, readGenotypesText } from './genotype';
import { DNA_GALLERY, RELATIVES_GALLERY } from './insert-dna-profiles';

const kinds: readonly DnaProfileKind[] = ['PERSON', 'SCENE', 'MISSING_PERSON', 'UNIDENTIFIED_BODY'];
const relationships: readonly ClaimedRelationship[] = ['PARENT', 'CHILD', 'FULL_SIBLING'];

/** Profiles in memory: 63 bytes each, whatever they hold. */
export class GenotypeRows<Label extends string> {
  readonly ids = new RecordIds();
  genotypes: Uint8Array = new Uint8Array(GENOTYPE_BYTES * 256);
  private labels = new Uint8Array(256);

  constructor(private readonly names: readonly Label[]) {}

  add(entries: readonly { recordId: string; label: Label; genotypes: string }[]): void {
    for (const { recordId, label, genotypes } of entries) {
      const index = this.ids.count;
      this.genotypes = grown(this.genotypes, (index + 1) * GENOTYPE_BYTES);
      this.labels = grown(this.labels, index + 1);
      readGenotypesText(genotypes, this.genotypes, index * GENOTYPE_BYTES);
      this.labels[index] = this.names.indexOf(label);
      this.ids.push(recordId);
    }
  }

  get count(): number {
    return this.ids.count;
  }

  /** Kind, or relationship, of a profile. */
  label(index: number): Label | undefined {
    return this.names[this.labels[index] ?? -1];
  }

  profile(index: number): Genotypes {
    return this.genotypes.subarray(index * GENOTYPE_BYTES, (index + 1) * GENOTYPE_BYTES);
  }
}

interface Entry<Label extends string> {
  sequence: number;
  recordId: string;
  label: Label;
  genotypes: string;
}

/** What a process holds of the profiles of one store. */
export interface DnaGalleries {
  profiles: Gallery<Entry<DnaProfileKind>, GenotypeRows<DnaProfileKind>>;
  relatives: Gallery<Entry<ClaimedRelationship>, GenotypeRows<ClaimedRelationship>>;
}

const galleries = new WeakMap<Store, DnaGalleries>();

/** The galleries of a store: one of each in a process, whoever asks. */
export function dnaGalleries(store: Store): DnaGalleries {
  let found = galleries.get(store);
  if (found === undefined) {
    found = {
      profiles: new Gallery(store, DNA_GALLERY, () => new GenotypeRows(kinds), profileEntries(store)),
      relatives: new Gallery(store, RELATIVES_GALLERY, () => new GenotypeRows(relationships), relativeEntries(store)),
    };
    galleries.set(store, found);
  }
  return found;
}

function profileEntries(store: Store) {
  return async (after: number, take: number): Promise<Entry<DnaProfileKind>[]> => {
    const where = { sequence: MoreThan(after) };
    const found = await store.reader.find(DnaGenotype, { where, order: { sequence: 'ASC' }, take });
    return found.map(({ kind, ...entry }) => ({ ...entry, label: kind }));
  };
}

function relativeEntries(store: Store) {
  return async (after: number, take: number): Promise<Entry<ClaimedRelationship>[]> => {
    const found = await store.reader.find(RelativeProfile, {
      select: { id: true, sequence: true, relationship: true, genotypes: true },
      where: { sequence: MoreThan(after) },
      order: { sequence: 'ASC' },
      take,
    });
    return found.map(({ id, sequence, relationship, genotypes }) => ({
      sequence,
      recordId: id,
      label: relationship,
      genotypes,
    }));
  };
}
