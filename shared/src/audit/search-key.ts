import { createHmac } from 'node:crypto';
import { documentNumber, documentNumberKey } from '../matching/document-number';
import { mrzKey, nameKey } from '../matching/name-key';
import { canonicalJson } from '../requests/idempotent';

/** What a search looked for, normalised: two searches for the same thing have equal keys, however it was written. */
export interface SearchKey {
  readonly kind: 'DOCUMENT' | 'NAME' | 'PERSON' | 'VIN' | 'PLATE' | 'ENGINE' | 'TEMPLATE' | 'QUESTION';
  /** Personal data: digests of it are kept, never itself. */
  readonly text: string;
}

/** A document by its number and issuer (alpha-3 or a special code). */
export function documentSearchKey(number: string, issuer: string): SearchKey {
  return { kind: 'DOCUMENT', text: `${issuer} ${folded(number)}` };
}

/**
 * A person by name, and by name and birth date (a partial date) when there is one. Where the name can stand in a machine
 * readable zone it is taken as it stands there, so that it is the same however it was come by.
 */
export function personSearchKeys(name: string, birthDate: string | null): SearchKey[] {
  const key = mrzKey(name) ?? nameKey(name);
  const keys: SearchKey[] = [{ kind: 'NAME', text: key }];
  if (birthDate !== null) keys.push({ kind: 'PERSON', text: `${key} ${birthDate}` });
  return keys;
}

/** A vehicle by its identification number, its plate (whatever its country) or the number on its engine. */
export function vehicleSearchKey(kind: 'VIN' | 'PLATE' | 'ENGINE', number: string): SearchKey {
  return { kind, text: folded(number) };
}

/** A question that has none of the other keys, by all that it says. */
export function questionSearchKey(question: unknown): SearchKey {
  return { kind: 'QUESTION', text: canonicalJson(question) };
}

/** The keyed digest of a key: 132 bits of HMAC-SHA-256, base64url. Without `secret` it can be neither read nor guessed. */
export function searchKeyDigest(secret: Uint8Array, { kind, text }: SearchKey): string {
  return createHmac('sha256', secret).update(`${kind}\n${text}`).digest('base64url').slice(0, 22);
}

/** As scanners and officers confuse characters of numbers, so that a misread one is found as well. */
function folded(number: string): string {
  return documentNumberKey(documentNumber(number));
}
