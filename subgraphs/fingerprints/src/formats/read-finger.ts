import type { FingerTemplate } from '../templates/finger-template';

/** One finger, mark or palm as a record of any format holds it. */
export interface ReadFinger {
  /** As in `frictionRidgePositions`; 0 unknown. */
  readonly position: number;
  /** As in `impressionTypes`. */
  readonly impression: number;
  /** 0–100; 0 when not reported. */
  readonly quality: number;
  readonly template: FingerTemplate;
}
