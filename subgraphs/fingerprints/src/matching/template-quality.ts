import type { Finger } from './finger';

/** Below this a comparison has little to go on: examiners of many countries ask for 12 agreeing minutiae. */
const FEW_MINUTIAE = 12;
/** Below this (of 100) an extractor itself doubts what it found. */
const POOR_QUALITY = 40;

/** What the sender is told of a finger. */
export interface TemplateQuality {
  position: number;
  minutiae: number;
  quality: number | null;
  note: string | null;
}

/** How good a finger is that was sent. */
export function templateQuality({ position, minutiae }: Finger): TemplateQuality {
  const reported = minutiae.map((minutia) => minutia.quality).filter((quality) => quality > 0);
  const quality =
    reported.length === 0 ? null : Math.round(reported.reduce((sum, value) => sum + value, 0) / reported.length);
  const notes = [
    ...(minutiae.length < FEW_MINUTIAE ? [`Fewer than ${FEW_MINUTIAE} minutiae: a match may be missed.`] : []),
    ...(quality !== null && quality < POOR_QUALITY ? ['Poor quality: capture the finger again where possible.'] : []),
  ];
  return { position, minutiae: minutiae.length, quality, note: notes.join(' ') || null };
}
