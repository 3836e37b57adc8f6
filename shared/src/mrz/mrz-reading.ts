import type { MrzFormat } from './formats';

/** One check digit: what the characters give, what is printed, and whether they agree. Evidence, never a refusal. */
export interface MrzCheck {
  field: 'DOCUMENT_NUMBER' | 'BIRTH_DATE' | 'EXPIRY_DATE' | 'PERSONAL_NUMBER' | 'COMPOSITE';
  /** The digit computed from the characters as understood, '0' to '9'. */
  expected: string;
  /** The character that stands in the check position; may be '<' or an unreadable letter. */
  found: string;
  /** Whether they agree. False also when a date holds characters that no date can hold, whatever the arithmetic says. */
  valid: boolean;
}

/** One thing that the reader changed to make sense of the scan. */
export interface MrzCorrection {
  /** The data element (`NAME`, `BIRTH_DATE`, ...), `LINE_1` to `LINE_3`, or `MRZ` for the whole text. */
  field: string;
  from: string;
  to: string;
  reason: string;
}

/** A machine readable zone, read. Nothing is checked against tables of countries or of documents. */
export interface MrzReading {
  format: MrzFormat;
  /** One or two characters, fillers dropped: 'P', 'PP', 'ID', 'V'. */
  documentCode: string;
  /** ICAO code of one to three letters, fillers dropped ('UTO', 'D'); null if empty. */
  issuingCountry: string | null;
  /** Primary identifier, parts separated by one space. */
  surname: string;
  /** Secondary identifier, parts separated by one space; '' when there is none. */
  givenNames: string;
  /** Without fillers; TD1 and TD2 numbers of more than nine characters are whole. */
  documentNumber: string;
  nationality: string | null;
  /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', as much as is known; null if the year is unknown or the date impossible. */
  birthDate: string | null;
  /** 'X' is the filler: unspecified. Null: unreadable. */
  sex: 'M' | 'F' | 'X' | null;
  /** 'YYYY-MM-DD'; null if unreadable or impossible. */
  expiryDate: string | null;
  /** Outer fillers dropped, inner ones kept; the two fields of TD1 are separated by a space. Null if empty. */
  optionalData: string | null;
  /** The lines as understood, full length. */
  lines: string[];
  checks: MrzCheck[];
  corrections: MrzCorrection[];
}
