/** Record types of ANSI/NIST-ITL (1-2000 to 1-2011 Update 2015). */
export const recordTypes: Readonly<Record<number, { label: string; encoding: 'TAGGED' | 'BINARY' }>> = {
  2: { label: 'User-defined descriptive text', encoding: 'TAGGED' },
  3: { label: 'Low-resolution grayscale fingerprint image', encoding: 'BINARY' },
  4: { label: 'High-resolution grayscale fingerprint image', encoding: 'BINARY' },
  5: { label: 'Low-resolution binary fingerprint image', encoding: 'BINARY' },
  6: { label: 'High-resolution binary fingerprint image', encoding: 'BINARY' },
  7: { label: 'User-defined image', encoding: 'BINARY' },
  8: { label: 'Signature image', encoding: 'BINARY' },
  9: { label: 'Friction ridge features', encoding: 'TAGGED' },
  10: { label: 'Face, scar, mark or tattoo', encoding: 'TAGGED' },
  11: { label: 'Voice', encoding: 'TAGGED' },
  12: { label: 'Dental record', encoding: 'TAGGED' },
  13: { label: 'Latent friction ridge image', encoding: 'TAGGED' },
  14: { label: 'Fingerprint image', encoding: 'TAGGED' },
  15: { label: 'Palm print image', encoding: 'TAGGED' },
  16: { label: 'User-defined testing image', encoding: 'TAGGED' },
  17: { label: 'Iris image', encoding: 'TAGGED' },
  18: { label: 'DNA', encoding: 'TAGGED' },
  19: { label: 'Plantar image', encoding: 'TAGGED' },
  20: { label: 'Source representation', encoding: 'TAGGED' },
  21: { label: 'Associated context', encoding: 'TAGGED' },
  22: { label: 'Non-photographic imagery', encoding: 'TAGGED' },
  98: { label: 'Information assurance', encoding: 'TAGGED' },
  99: { label: 'CBEFF biometric data', encoding: 'TAGGED' },
};

const CARRIED = [4, 13, 14, 15];

/** Whether records of the type have fields of fixed places after a length of four bytes. */
export function isBinaryRecord(type: number): boolean {
  return recordTypes[type]?.encoding === 'BINARY';
}

/** Whether records of the type are tagged fields. */
export function isTaggedRecord(type: number): boolean {
  return recordTypes[type]?.encoding === 'TAGGED';
}

/** Whether records of the type are kept as images. */
export function isCarriedImage(type: number): boolean {
  return CARRIED.includes(type);
}
