import type { Seed } from '@crimegraph/shared/seed/seed';
import { specimenExpiry, specimenIds, specimenRecordedAt } from '@crimegraph/shared/seed/specimen-world';
import { insertFingerprints } from '../store';
import { tenprintRows } from './tenprint-row';

/** The fingers of the specimens' Anna Maria Eriksson: those of the synthetic ten-print of this index. */
export const ERIKSSON_TENPRINT = 2 ** 39;

/** The ten-print of the wanted person whom the published specimens name. */
export const specimensSeed: Seed = {
  name: 'specimens',
  size: () => 1,
  fill: (manager) =>
    insertFingerprints(manager, [
      tenprintRows(ERIKSSON_TENPRINT, {
        id: specimenIds.tenprint,
        owner: 'UTO',
        confidentiality: 1,
        recordedAt: specimenRecordedAt,
        updatedAt: specimenRecordedAt,
        expiresAt: specimenExpiry,
        personId: specimenIds.eriksson,
        captureCountry: 'UTO',
        nationalReference: 'UTO/SPECIMEN/3',
      }),
    ]),
};
