import { MRZ_LAYOUTS, type MrzLayout } from './formats';
import type { MrzCorrection } from './mrz-reading';

/** How many surplus fillers a line may have: scanners double a few, they do not invent a format. */
const MOST_SURPLUS = 10;

/** One way to see the text as lines of one format. */
export interface MrzFit {
  readonly layout: MrzLayout;
  readonly lines: readonly string[];
  /** How many fillers had to be added or removed; 0 where the text fits as it stands. */
  readonly cost: number;
  readonly corrections: readonly MrzCorrection[];
}

/**
 * Every way in which cleaned lines can be lines of a format: as they stand, with spaces dropped or read as fillers, '«' as
 * one filler or two, with trailing fillers that the scanner trimmed, or as one string without newlines.
 * Visas are told from travel documents by their first letter, V (ICAO Doc 9303 part 7, section 4.2.2).
 */
export function fitMrzLines(lines: readonly string[]): MrzFit[] {
  const startsAsVisa = lines[0]?.startsWith('V') ?? false;
  const layouts = Object.values(MRZ_LAYOUTS).filter((it) => it.lineCount === 3 || isVisa(it) === startsAsVisa);
  const [only = ''] = lines;
  if (lines.length > 1) return layouts.flatMap((layout) => fitSeparate(lines, layout) ?? []);
  const words = only.split(' ').filter((word) => word !== '');
  return layouts.flatMap((layout) =>
    [fitJoined(only, layout), fitSeparate(words, layout)].filter((fit) => fit !== null),
  );
}

const isVisa = ({ format }: MrzLayout): boolean => format === 'MRV_A' || format === 'MRV_B';

function fitSeparate(lines: readonly string[], layout: MrzLayout): MrzFit | null {
  if (lines.length !== layout.lineCount) return null;
  const fitted = lines.map((line, index) =>
    cheapest(
      variantsOf(line, `LINE_${index + 1}`).map((variant) =>
        resize(variant, layout.lineLength, layout.shortestLines[index] ?? 0, elasticFrom(layout, index)),
      ),
    ),
  );
  const complete = fitted.filter((line) => line !== null);
  if (complete.length !== lines.length) return null;
  return {
    layout,
    lines: complete.map((line) => line.text),
    cost: complete.reduce((sum, line) => sum + line.cost, 0),
    corrections: complete.flatMap((line) => line.corrections),
  };
}

function fitJoined(text: string, layout: MrzLayout): MrzFit | null {
  const { lineCount, lineLength, shortestLines } = layout;
  const shortest = lineLength * (lineCount - 1) + (shortestLines[lineCount - 1] ?? 0);
  const elastic = elasticFrom(layout, lineCount - 1);
  const from = elastic === null ? null : elastic + lineLength * (lineCount - 1);
  const fitted = cheapest(variantsOf(text, 'MRZ').map((it) => resize(it, lineLength * lineCount, shortest, from)));
  if (fitted === null) return null;
  const lines = Array.from({ length: lineCount }, (_, index) =>
    fitted.text.slice(index * lineLength, (index + 1) * lineLength),
  );
  return { layout, lines, cost: fitted.cost, corrections: fitted.corrections };
}

interface Variant {
  readonly text: string;
  readonly cost: number;
  readonly field: string;
  readonly corrections: readonly MrzCorrection[];
}

function variantsOf(line: string, field: string): Variant[] {
  const spaces = line.includes(' ') ? ['', '<'] : [''];
  const doubles = line.includes('«') ? ['<<', '<'] : ['<<'];
  return spaces.flatMap((space) =>
    doubles.map((double) => {
      const corrections: MrzCorrection[] = [];
      if (line.includes(' ')) {
        const reason = space === '' ? 'Space inside a line' : 'Filler read as a space';
        corrections.push({ field, from: ' ', to: space, reason });
      }
      if (line.includes('«')) corrections.push({ field, from: '«', to: double, reason: 'Filler read as another sign' });
      return { text: line.replaceAll(' ', space).replaceAll('«', double), cost: 0, field, corrections };
    }),
  );
}

/**
 * Where a line ends in a check digit, fillers get lost or doubled before it, in the optional data, and not at the end:
 * the position from which to look for them. Null for the other lines.
 */
function elasticFrom({ fields }: MrzLayout, line: number): number | null {
  if (fields.composite?.line !== line) return null;
  return (fields.optionalData2 ?? fields.optionalData).start;
}

function resize(variant: Variant, length: number, shortest: number, elastic: number | null): Variant | null {
  const { text, field } = variant;
  const missing = length - text.length;
  if (missing === 0) return variant;
  if (text.length < shortest || missing < -MOST_SURPLUS) return null;
  const last = elastic === null ? -1 : text.lastIndexOf('<');
  const spot = elastic !== null && last >= elastic ? last + 1 : text.length;
  const fillers = '<'.repeat(Math.abs(missing));
  if (missing < 0 && text.slice(spot + missing, spot) !== fillers) return null;
  const resized = text.slice(0, missing < 0 ? spot + missing : spot) + (missing > 0 ? fillers : '') + text.slice(spot);
  const correction =
    missing > 0
      ? { field, from: '', to: fillers, reason: 'Missing fillers' }
      : { field, from: fillers, to: '', reason: 'Surplus fillers' };
  return { ...variant, text: resized, cost: fillers.length, corrections: [...variant.corrections, correction] };
}

function cheapest(variants: readonly (Variant | null)[]): Variant | null {
  return variants.reduce((best, next) => (next && (best === null || next.cost < best.cost) ? next : best), null);
}
