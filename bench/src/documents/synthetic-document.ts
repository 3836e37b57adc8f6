import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { activeKey } from '@crimegraph/documents/store';
import { documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { bureauRows } from '@crimegraph/shared/reference/bureaus-data';

const HALF = 10_000;
/** Letters that start numbers, with what the scanners' confusions fold them to; some of them fold to a digit. */
const LETTERS = 'ACEFHKLNPS';
const FOLDED_LETTERS = 'ACEFHK1NP5';

/** The issuers, all alike busy. */
const issuers = bureauRows.map(([country]) => country);

/** What the n-th synthetic document is looked up by. */
export interface DocumentIdentity {
  number: string;
  issuingCountry: string;
}

/**
 * The n-th synthetic document, n from 1: the numbers of an issuer are spread over all that there can be, none comes twice,
 * and a number beyond those on record looks like one of them.
 */
export function syntheticDocument(n: number): DocumentIdentity {
  const within = Math.floor(n / issuers.length);
  const a = (Math.floor(within / HALF) + crc32(String(within % HALF))) % HALF;
  const b = ((within % HALF) + crc32(String(a))) % HALF;
  const c = (a + crc32(`${b}.`)) % HALF;
  const letter = LETTERS[crc32(String(n)) % LETTERS.length] ?? '';
  return {
    number: `${letter}${String(c).padStart(4, '0')}${String(b).padStart(4, '0')}`,
    issuingCountry: issuers[n % issuers.length] ?? '',
  };
}

/** The columns of `documentFields`. */
export const documentFieldNames =
  'position, id, owner, confidentiality, restriction, recordedAt, updatedAt, expiresAt, `database`, number, numberKey, ' +
  'issuingCountry, type, status, issuedOn, validUntil, lossDate, lossPlace, lossCountry, nationalReference, activeKey';

/** The n-th document as the fields of a row: what `insertDocuments` makes of it, made here. */
export function documentFields(n: number): string[] {
  const { number, issuingCountry } = syntheticDocument(n);
  const hex = n.toString(16).toUpperCase().padStart(8, '0');
  const random = createHash('md5').update(String(n)).digest('hex');
  const id = `0190${hex.slice(0, 4)}-${hex.slice(4)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
  const recorded = (years: number) => {
    const at = new Date(Date.UTC(2026 + years, 0, 1, 0, 0, n % 20_000_000));
    return at.toISOString().replace('T', ' ').replace('Z', '000');
  };
  const place = ['Airport', 'Hotel', 'Central station', 'Beach'][n % 4] ?? '';
  const status = ['STOLEN', 'LOST', 'INVALID'][n % 3] ?? '';
  const key = activeKey({ owner: issuingCountry, database: 'SLTD', type: 'PASSPORT', number });
  const at = recorded(0);
  return [
    ...[String(n), id, issuingCountry, '1', 'NONE', at, at, recorded(10), 'SLTD', number, documentNumberKey(number)],
    ...[issuingCountry, 'PASSPORT', status, '2021-03-04', '2031-03-03', '2026-05-06', place, issuingCountry],
    ...[`${issuingCountry}/2026/${n}`, key],
  ];
}

/** The statement that makes documents `from` to `to` by MariaDB's sequence engine, in the order of the primary key. */
export function insertDocuments(from: number, to: number): string {
  const letter = (letters: string) => `SUBSTRING('${letters}', 1 + CRC32(n) % ${letters.length}, 1)`;
  const digits = `LPAD((a + CRC32(CONCAT(b, '.'))) % ${HALF}, 4, '0'), LPAD(b, 4, '0')`;
  return `
    INSERT INTO travel_document (${documentFieldNames})
    SELECT n,
      CONCAT_WS('-', CONCAT('0190', LEFT(LPAD(HEX(n), 8, '0'), 4)), RIGHT(LPAD(HEX(n), 8, '0'), 4), CONCAT('7', LEFT(random, 3)),
        CONCAT('8', MID(random, 4, 3)), MID(random, 7, 12)),
      issuer, 1, 'NONE', recorded, recorded, expires, 'SLTD', CONCAT(${letter(LETTERS)}, ${digits}),
      CONCAT(${letter(FOLDED_LETTERS)}, ${digits}), issuer, 'PASSPORT', ELT(1 + n % 3, 'STOLEN', 'LOST', 'INVALID'),
      '2021-03-04', '2031-03-03', '2026-05-06', ELT(1 + n % 4, 'Airport', 'Hotel', 'Central station', 'Beach'), issuer,
      CONCAT(issuer, '/2026/', n), CONCAT(issuer, 'SP', ELT(1 + FIND_IN_SET(${letter(LETTERS)}, 'L,S'), '', '0L', '0S'))
    FROM (SELECT n, within, issuer, random, recorded, expires, a, (within % ${HALF} + CRC32(a)) % ${HALF} AS b
      FROM (SELECT seq AS n, seq DIV ${issuers.length} AS within, MD5(seq) AS random,
          SUBSTRING('${issuers.join('')}', 1 + 3 * (seq % ${issuers.length}), 3) AS issuer,
          TIMESTAMPADD(SECOND, seq % 20000000, '2026-01-01') AS recorded,
          TIMESTAMPADD(SECOND, seq % 20000000, '2036-01-01') AS expires,
          (seq DIV ${issuers.length} DIV ${HALF} + CRC32(seq DIV ${issuers.length} % ${HALF})) % ${HALF} AS a
        FROM seq_${from}_to_${to}) counted) spread`;
}
