import { InvalidFingerRecord, readFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import { readIncits2004, readIncits2009 } from './incits-378';
import { isIso2011, readIso2011 } from './iso-19794-2-2011';
import type { ReadFinger } from './read-finger';
import { dotsPerInch } from './resolution';

/** The standards of finger minutiae records that are read, and their editions. */
export type FingerRecordFormat = 'ISO_19794_2' | 'INCITS_378';

/** A finger minutiae record as it was read. */
export interface FingerRecord {
  readonly format: FingerRecordFormat;
  readonly edition: '2004' | '2005' | '2009' | '2009/AM1' | '2011';
  readonly fingers: readonly ReadFinger[];
}

const LENGTH_OFFSET = 8;

/**
 * Reads a finger minutiae record of ISO/IEC 19794-2 (2005, 2011) or ANSI INCITS 378 (2004, 2009, 2009/AM1). They share the
 * identifier `FMR`; which one it is follows from the version and from where the length of the record stands. Every length is
 * checked, extended data is passed over within its length, and nothing may follow the last finger.
 *
 * @throws {InvalidFingerRecord} naming the byte that is wrong and what was expected there
 */
export function readFingerRecord(bytes: Buffer): FingerRecord {
  if (bytes.length < 20) throw new InvalidFingerRecord(bytes.length, 'a header of at least 20 bytes');
  if (bytes.toString('latin1', 0, 4) !== 'FMR\0') {
    throw new InvalidFingerRecord(0, 'the format identifier "FMR" and a zero');
  }
  switch (bytes.toString('latin1', 4, 8)) {
    case ' 20\0':
      return ofVersion20(bytes);
    case '030\0':
      return isIso2011(bytes)
        ? { format: 'ISO_19794_2', edition: '2011', fingers: readIso2011(bytes) }
        : { format: 'INCITS_378', edition: '2009', fingers: readIncits2009(bytes) };
    case '035\0':
      return { format: 'INCITS_378', edition: '2009/AM1', fingers: readIncits2009(bytes) };
    default:
      throw new InvalidFingerRecord(4, 'version " 20", "030" or "035" and a zero');
  }
}

/** ISO writes the length in 4 bytes; INCITS in 2, or as a zero and 4 bytes. At most one of them is that of the bytes. */
function ofVersion20(bytes: Buffer): FingerRecord {
  const short = bytes.readUInt16BE(LENGTH_OFFSET);
  const isIncits = short === bytes.length || (short === 0 && bytes.readUInt32BE(LENGTH_OFFSET + 2) === bytes.length);
  if (isIncits) return { format: 'INCITS_378', edition: '2004', fingers: readIncits2004(bytes) };
  const fingers = readFingerMinutiaeRecord(bytes).map(({ position, impression, quality, ...view }) => ({
    position,
    impression,
    quality,
    template: {
      width: view.width,
      height: view.height,
      ...dotsPerInch(view.resolutionX, view.resolutionY, view.minutiae),
    },
  }));
  return { format: 'ISO_19794_2', edition: '2005', fingers };
}
