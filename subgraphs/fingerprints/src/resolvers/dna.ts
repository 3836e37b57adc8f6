import { globalId } from '@crimegraph/shared/ids/global-id';
import { pageSize } from '@crimegraph/shared/paging/keyset';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import type { Context } from '../context';
import {
  checkDnaProfile,
  checkRelativeProfile,
  recordDnaProfile,
  type RecordDnaProfileInput,
  recordRelativeProfile,
  type RecordRelativeProfileInput,
} from '../dna/record-dna-profile';
import { type DnaSearchInput, searchDna } from '../dna/search-dna';
import { demandRelativesPurpose } from '../dna/relatives-purpose';
import { type KinshipSearchInput, searchRelatives } from '../dna/search-relatives';

export const dnaQueries = {
  dnaSearch: (_: unknown, { input, first }: { input: DnaSearchInput; first: number }, context: Context) =>
    searchDna(input, pageSize(first), context),

  kinshipSearch: (_: unknown, { input, first }: { input: KinshipSearchInput; first: number }, context: Context) =>
    searchRelatives(input, pageSize(first), context),
};

export const dnaMutations = {
  recordDnaProfile: async (_: unknown, { input }: { input: RecordDnaProfileInput }, context: Context) => {
    const { store, viewer, now, audit } = context;
    const alleles = checkDnaProfile(input);
    if ('code' in alleles) return alleles;
    return idempotent(store, viewer, 'recordDnaProfile', input, async (manager) => {
      const outcome = await recordDnaProfile(manager, input, alleles, viewer, now);
      audit.changed([globalId('DnaProfile', outcome.profileId)]);
      return outcome;
    });
  },

  recordRelativeProfile: async (_: unknown, { input }: { input: RecordRelativeProfileInput }, context: Context) => {
    const { store, viewer, now, audit } = context;
    demandRelativesPurpose(viewer.purpose);
    const alleles = checkRelativeProfile(input, now);
    if ('code' in alleles) return alleles;
    return idempotent(store, viewer, 'recordRelativeProfile', input, async (manager) => {
      const outcome = await recordRelativeProfile(manager, input, alleles, viewer, now);
      audit.changed([globalId('RelativeProfile', outcome.relativeId)]);
      return outcome;
    });
  },
};

export const dnaOutcomes = {
  RecordDnaProfileSuccess: {
    profile: ({ profileId }: { profileId: string }, _: unknown, { loaders }: Context) =>
      loaders.dnaProfileById.load(profileId),
  },
  RecordRelativeProfileSuccess: {
    relative: ({ relativeId }: { relativeId: string }, _: unknown, { loaders }: Context) =>
      loaders.relativeById.load(relativeId),
  },
};
