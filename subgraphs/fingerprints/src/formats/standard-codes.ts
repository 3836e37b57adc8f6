/** Friction ridge positions (ANSI/NIST-ITL 1-2011 Update 2015, table 8). */
export const frictionRidgePositions: Readonly<Record<number, string>> = {
  0: 'Unknown finger',
  1: 'Right thumb',
  2: 'Right index finger',
  3: 'Right middle finger',
  4: 'Right ring finger',
  5: 'Right little finger',
  6: 'Left thumb',
  7: 'Left index finger',
  8: 'Left middle finger',
  9: 'Left ring finger',
  10: 'Left little finger',
  11: 'Plain right thumb',
  12: 'Plain left thumb',
  13: 'Plain right four fingers',
  14: 'Plain left four fingers',
  15: 'Left and right thumbs',
  16: 'Right extra digit',
  17: 'Left extra digit',
  18: 'Unknown friction ridge',
  19: 'Joint or tip',
  20: 'Unknown palm',
  21: 'Right full palm',
  22: "Right writer's palm",
  23: 'Left full palm',
  24: "Left writer's palm",
  25: 'Right lower palm',
  26: 'Right upper palm',
  27: 'Left lower palm',
  28: 'Left upper palm',
  29: 'Right other',
  30: 'Left other',
  31: 'Right interdigital',
  32: 'Right thenar',
  33: 'Right hypothenar',
  34: 'Left interdigital',
  35: 'Left thenar',
  36: 'Left hypothenar',
  37: 'Right grasp',
  38: 'Left grasp',
  81: 'Right carpal delta area',
  82: 'Left carpal delta area',
  83: 'Right full palm, including writer’s palm',
  84: 'Left full palm, including writer’s palm',
  85: 'Right wrist bracelet',
  86: 'Left wrist bracelet',
};

/** Impression types (ANSI/NIST-ITL 1-2011 Update 2015, table 7; 0–8 as in ISO/IEC 19794-2:2005, table 3). */
export const impressionTypes: Readonly<Record<number, string>> = {
  0: 'Live-scan plain',
  1: 'Live-scan rolled',
  2: 'Not live-scan, plain',
  3: 'Not live-scan, rolled',
  4: 'Latent impression',
  5: 'Latent tracing',
  6: 'Latent photo',
  7: 'Latent lift',
  8: 'Live-scan swipe',
  10: 'Live-scan palm',
  11: 'Not live-scan palm',
  12: 'Latent palm impression',
  13: 'Latent palm tracing',
  14: 'Latent palm photo',
  15: 'Latent palm lift',
  20: 'Live-scan optical contact plain',
  21: 'Live-scan optical contact rolled',
  22: 'Live-scan non-optical contact plain',
  23: 'Live-scan non-optical contact rolled',
  24: 'Live-scan contactless plain',
  25: 'Live-scan contactless rolled',
  26: 'Live-scan vertical roll',
  28: 'Other',
  29: 'Unknown',
};

/** Compression algorithms of images (ANSI/NIST-ITL 1-2011 Update 2015, table 15). */
export const compressionAlgorithms: Readonly<Record<string, string>> = {
  NONE: 'Uncompressed',
  WSQ20: 'Wavelet scalar quantization, revision 2.0 or later',
  JPEGB: 'JPEG baseline, lossy',
  JPEGL: 'JPEG lossless',
  JP2: 'JPEG 2000, lossy',
  JP2L: 'JPEG 2000, lossless',
  PNG: 'Portable Network Graphics',
};

/** Whether `code` is a position of the standard. */
export function isFrictionRidgePosition(code: number): boolean {
  return Object.hasOwn(frictionRidgePositions, code);
}

/** Whether a position is a part of a palm. */
export function isPalm(position: number): boolean {
  return (position >= 20 && position <= 38) || (position >= 81 && position <= 86);
}

/** Whether an impression was left at a scene, and not taken. */
export function isLatent(impression: number): boolean {
  return (impression >= 4 && impression <= 7) || (impression >= 12 && impression <= 15);
}
