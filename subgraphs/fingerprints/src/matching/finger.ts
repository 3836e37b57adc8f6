import type { FingerMinutia } from '@crimegraph/shared/biometrics/iso-19794-2';

/** One finger as it is compared: coordinates in pixels at 500 dpi, whatever the resolution it was recorded at. */
export interface Finger {
  /** 0 unknown, 1 to 10. */
  position: number;
  impression: number;
  /** 0 to 100; 0 when not reported. */
  quality: number;
  minutiae: readonly FingerMinutia[];
}
