/** The kinds of records that have a period of their own. */
export type RetentionKind = keyof typeof retentionYears;

/**
 * Years for which records are kept from when they are made, or extended, unless `RETENTION_YEARS` says otherwise. The
 * deployed periods as far as they are public (DOMAIN 4.2): nominals, and fingerprints and DNA of known persons 5 years, of
 * unknown persons and remains 15, documents 10; for the rest ours, to be set to what an operator's rules say (RPD Art. 49).
 */
export const retentionYears = {
  persons: 5,
  documents: 10,
  fingerprints: 5,
  unidentifiedFingerprints: 15,
  dna: 5,
  unidentifiedDna: 15,
  faces: 5,
  vehicles: 10,
  notices: 5,
} as const;

/** Months before its end at which the owner of a record is asked whether to keep it. */
export const reviewMonths = 6;
