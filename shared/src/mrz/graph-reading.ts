import { codedError } from '../errors/coded-error';
import { findCountry } from '../reference/countries';
import type { MrzReading } from './mrz-reading';
import { readMrz } from './read-mrz';
import { UnreadableMrz } from './unreadable-mrz';

/** Kinds of documents that a document code stands for (ICAO Doc 9303 parts 4 to 7). */
type DocumentType = 'PASSPORT' | 'VISA' | 'IDENTITY_CARD' | 'RESIDENCE_PERMIT';

/** A reading as the graph shows it: countries as known codes, and the kind of document. */
export type GraphReading = MrzReading & { documentType: DocumentType | null };

/**
 * Reads a zone for a resolver.
 *
 * @throws MRZ_UNREADABLE, with what was expected and what came
 */
export function mrzReading(mrz: string, today: Date): GraphReading {
  const reading = readOrRefuse(mrz, today);
  return {
    ...reading,
    documentType: documentType(reading.documentCode),
    issuingCountry: knownCode(reading.issuingCountry),
    nationality: knownCode(reading.nationality),
  };
}

function readOrRefuse(mrz: string, today: Date): MrzReading {
  try {
    return readMrz(mrz, today);
  } catch (error) {
    if (!(error instanceof UnreadableMrz)) throw error;
    throw codedError('MRZ_UNREADABLE', error.message, { expected: error.expected, found: error.found });
  }
}

function documentType(code: string): DocumentType | null {
  if (code.startsWith('P')) return 'PASSPORT';
  if (code.startsWith('V')) return 'VISA';
  if (code === 'IR' || code === 'AR' || code === 'CR' || code === 'RP') return 'RESIDENCE_PERMIT';
  return /^[IAC]/.test(code) ? 'IDENTITY_CARD' : null;
}

function knownCode(code: string | null): string | null {
  return code === null ? null : (findCountry(code)?.alpha3 ?? null);
}
