import type { PersonStatus } from '@crimegraph/shared/field-rules/person-status';

/**
 * What to do when a person of a status is met, in words. What a bureau may do is a matter of its national law, and no hit
 * is a ground for a measure before its owner has confirmed it (RPD Art. 63, 104).
 */
export const actionOnHit: Readonly<Record<PersonStatus, string>> = {
  WANTED: 'Detain if national law allows; confirm with the owner before any measure.',
  SUSPECT: 'Do not detain on this ground. Note place, time, companions and documents, and tell the owner.',
  CHARGED: 'Do not detain on this ground. Note place, time and documents, and tell the owner at once.',
  CONVICTED: 'Do not detain on this ground. Be aware of the criminal history; ask the owner when it matters.',
  MISSING: 'Keep safe. Tell the owner, and nobody else where an adult has not agreed to be found.',
  VICTIM: 'Protect. Treat as a victim, not as an offender, and tell the owner.',
  WITNESS: 'Do not detain. Tell the owner where the person may be reached.',
  DECEASED: 'Whoever uses this identity is not its holder: check documents and fingerprints, and tell the owner.',
  POSSIBLE_THREAT: 'Do not detain on this ground. Assess the threat, take care, and tell the owner.',
  SANCTIONED: 'Apply the travel ban and the freezing of assets as national law has put them in force; tell the owner.',
};
