/** Years for which records are kept unless their owner says less (DOMAIN: deployed periods; configurable data). */
export const retentionYears = {
  persons: 5,
  documents: 10,
  fingerprints: 5,
  /** Biometrics of nobody known: scenes, bodies. */
  unidentified: 15,
  vehicles: 10,
  notices: 5,
} as const;

/** The instant at which a record made at `from` ceases to be kept. */
export function expiryOf(kind: keyof typeof retentionYears, from: Date): Date {
  const expiry = new Date(from);
  expiry.setUTCFullYear(expiry.getUTCFullYear() + retentionYears[kind]);
  return expiry;
}
