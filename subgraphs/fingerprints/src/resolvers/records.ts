import { withholdFields } from '@crimegraph/shared/field-rules/withhold-fields';
import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { recordResolvers } from '@crimegraph/shared/server/record-resolvers';
import type { Context } from '../context';
import { designatedLoci } from '../dna/genotype';
import { genotypesOf } from '../dna/read-profile';
import { opensRelatives } from '../dna/relatives-purpose';
import type { DnaProfile as DnaProfileRow } from '../entities/dna-profile';
import type { RelativeProfile as RelativeProfileRow } from '../entities/relative-profile';
import type { FingerprintRecord as FingerprintRow } from '../entities/fingerprint-record';
import { ruledFace } from '../faces/ruled-face';

interface Reference {
  id: string;
}

/** A person on record: the subgraph of persons says whether the viewer may see it. */
interface PersonStub {
  __typename: 'Person';
  id: string;
}

export const FingerprintRecord = {
  ...recordResolvers('FingerprintRecord'),
  __resolveReference: ({ id }: Reference, { loaders }: Context) => {
    const uuid = databaseId('FingerprintRecord', id);
    return uuid === undefined ? null : loaders.byId.load(uuid);
  },
  fingers: (record: FingerprintRow, _: unknown, { loaders }: Context) => loaders.fingers.load(record.id),
  images: (record: FingerprintRow, _: unknown, { loaders }: Context) => loaders.images.load(record.id),
  person: personOf,
};

export const DnaProfile = {
  ...recordResolvers('DnaProfile'),
  __resolveReference: ({ id }: Reference, { loaders }: Context) => {
    const uuid = databaseId('DnaProfile', id);
    return uuid === undefined ? null : loaders.dnaProfileById.load(uuid);
  },
  loci: ({ alleles }: DnaProfileRow) => lociOf(alleles),
};

export const RelativeProfile = {
  ...recordResolvers('RelativeProfile'),
  // A hit leads to a relative as well: for any other purpose as if there were none.
  __resolveReference: ({ id }: Reference, { loaders, viewer }: Context) => {
    const uuid = databaseId('RelativeProfile', id);
    return uuid === undefined || !opensRelatives(viewer.purpose) ? null : loaders.relativeById.load(uuid);
  },
  loci: ({ alleles }: RelativeProfileRow) => lociOf(alleles),
  missingPerson: ({ missingPersonId }: RelativeProfileRow) => personStub(missingPersonId),
};

export const FaceRecord = withholdFields('FaceRecord', ruledFace, {
  ...recordResolvers('FaceRecord'),
  __resolveReference: ({ id }: Reference, { loaders }: Context) => {
    const uuid = databaseId('FaceRecord', id);
    return uuid === undefined ? null : loaders.faceById.load(uuid);
  },
});

export const FingerprintCandidate = {
  person: ({ record }: { record: FingerprintRow }) => personOf(record),
};

function lociOf(alleles: string): number {
  return designatedLoci(genotypesOf(JSON.parse(alleles) as Record<string, string[]>));
}

function personOf({ personId }: FingerprintRow): PersonStub | null {
  return personStub(personId);
}

function personStub(personId: string | null): PersonStub | null {
  return personId === null ? null : { __typename: 'Person', id: globalId('Person', personId) };
}
