/** Codes of a quality that is none: not reported, and failed to be computed (ISO/IEC 19794-1:2011, INCITS 378-2009). */
const NO_QUALITY = [254, 255];

/** Whether a byte is a quality of the editions from 2009 on: 0–100, or a code that says there is none. */
export function isQuality(byte: number): boolean {
  return byte <= 100 || NO_QUALITY.includes(byte);
}

/** The quality of a byte, 0–100; 0 when none is reported. */
export function reportedQuality(byte: number): number {
  return byte <= 100 ? byte : 0;
}
