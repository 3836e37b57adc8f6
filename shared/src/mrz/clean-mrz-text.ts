import type { MrzCorrection } from './mrz-reading';
import { UnreadableMrz } from './unreadable-mrz';

/** No machine readable zone is longer than 90 characters; four times that leaves room for noise and bounds all later work. */
const LONGEST_INPUT = 400;
/** What scanners and keyboards give for one filler. */
const FILLER_GLYPHS = new Set('‹›>≤≥⩽({[⟨〈〈');
/** What they give for one filler or for two. */
const DOUBLE_FILLER_GLYPHS = new Set('«»≪≫《');
const UPRIGHT_GLYPHS = new Set('|¦!');
const INVISIBLE = new Set('\u00ad\u200b\u200c\u200d\u2060\ufeff');

/** Non-empty lines over the alphabet A-Z, 0-9, '<', plus ' ' (noise, or a lost filler) and '«' (one filler or two). */
export interface CleanedMrzText {
  readonly lines: readonly string[];
  readonly corrections: readonly MrzCorrection[];
}

/**
 * Brings a text as pasted, typed or scanned to the alphabet of the machine readable zone (ICAO Doc 9303 part 3, section 4.3).
 * Throws `UnreadableMrz` if the text is empty, longer than 400 characters, or holds a character that cannot stand for any of it.
 */
export function cleanMrzText(text: string): CleanedMrzText {
  if (text.length > LONGEST_INPUT) {
    throw new UnreadableMrz({ lines: 1, lengths: [text.length] }, 'The text is too long');
  }
  const noted = new Map<string, MrzCorrection>();
  const lines = splitLines(text);
  const found = { lines: lines.length, lengths: lines.slice(0, 10).map((line) => line.length) };
  if (lines.length === 0) throw new UnreadableMrz(found);
  const cleaned = lines.map((line) => {
    let result = '';
    for (const glyph of line) {
      const clean = cleanGlyph(glyph, noted);
      if (clean === null)
        throw new UnreadableMrz(found, 'The text holds a character that no machine readable zone holds');
      result += clean;
    }
    return result.trim();
  });
  return { lines: cleaned.filter((line) => line !== ''), corrections: [...noted.values()] };
}

function splitLines(text: string): string[] {
  return text
    .replaceAll('\\r', '\n')
    .replaceAll('\\n', '\n')
    .replaceAll('&lt;', '<')
    .split(/[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The clean form of one glyph, or null when it can be nothing in a machine readable zone. */
function cleanGlyph(glyph: string, noted: Map<string, MrzCorrection>): string | null {
  if (/^[A-Z0-9<]$/.test(glyph)) return glyph;
  if (/^[a-z]$/.test(glyph)) return note(noted, 'a-z', 'A-Z', 'Lower case', glyph.toUpperCase());
  if (/^\s$/.test(glyph)) return ' ';
  if (INVISIBLE.has(glyph)) return note(noted, 'U+200B', '', 'Invisible character', '');
  if (FILLER_GLYPHS.has(glyph)) return note(noted, glyph, '<', 'Filler read as another sign', '<');
  if (DOUBLE_FILLER_GLYPHS.has(glyph)) return '«';
  if (UPRIGHT_GLYPHS.has(glyph)) return note(noted, glyph, 'I', 'Letter read as another sign', 'I');
  const plain = glyph.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  return /^[A-Z0-9<]$/.test(plain) ? note(noted, glyph, plain, 'Full-width or accented form', plain) : null;
}

/** One correction a kind, however often it occurs. */
function note(noted: Map<string, MrzCorrection>, from: string, to: string, reason: string, result: string): string {
  noted.set(`${from}${to}`, { field: 'MRZ', from, to, reason });
  return result;
}
