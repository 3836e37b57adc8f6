import { InvalidFingerRecord, readFingerMinutiaeRecord } from '@crimegraph/shared/biometrics/iso-19794-2';
import type { Finger } from './finger';

/** A template as a client sends it. */
export interface FingerTemplateInput {
  position?: number | null;
  data: string;
}

/** Templates of one request. */
export const MAX_TEMPLATES = 20;
const MAX_BASE64 = 90_000;
/** 500 dpi in pixels per centimetre, to which all coordinates are brought. */
const PIXELS_PER_CM = 197;

/** A template that is no finger minutiae record; `index` says which. */
export class UnreadableTemplate extends Error {
  constructor(
    readonly index: number,
    readonly expected: string,
  ) {
    super(`Template ${index}: ${expected}`);
  }
}

/** Reads all fingers of all templates, in order. @throws UnreadableTemplate for the first that cannot be read */
export function readFingers(templates: readonly FingerTemplateInput[]): Finger[] {
  return templates.flatMap((template, index) => {
    const { position = null } = template;
    if (position !== null && (position < 0 || position > 10)) {
      throw new UnreadableTemplate(index, 'expected a finger position of 0 to 10.');
    }
    return views(template.data, index).map((view) => ({
      position: position ?? view.position,
      impression: view.impression,
      quality: view.quality,
      minutiae: view.minutiae.map((minutia) => ({
        ...minutia,
        x: Math.round((minutia.x * PIXELS_PER_CM) / view.resolutionX),
        y: Math.round((minutia.y * PIXELS_PER_CM) / view.resolutionY),
      })),
    }));
  });
}

function views(data: string, index: number) {
  if (data.length > MAX_BASE64 || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) {
    throw new UnreadableTemplate(index, 'expected a finger minutiae record in base64, at most 64 kB.');
  }
  try {
    return readFingerMinutiaeRecord(Buffer.from(data, 'base64'));
  } catch (error) {
    if (error instanceof InvalidFingerRecord) throw new UnreadableTemplate(index, `${error.message}.`);
    throw error;
  }
}
