import { crc32 } from 'node:zlib';
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

/**
 * The statement that makes documents `from` to `to` by MariaDB's sequence engine, in the order of the primary key; the same
 * documents as `syntheticDocument` makes.
 */
export function insertDocuments(from: number, to: number): string {
  const letter = (letters: string) => `SUBSTRING('${letters}', 1 + CRC32(n) % ${letters.length}, 1)`;
  const digits = `LPAD((a + CRC32(CONCAT(b, '.'))) % ${HALF}, 4, '0'), LPAD(b, 4, '0')`;
  return `
    INSERT INTO travel_document (position, id, owner, confidentiality, restriction, recordedAt, updatedAt, expiresAt,
      \`database\`, number, numberKey, issuingCountry, type, status, issuedOn, validUntil, lossDate, lossPlace, lossCountry,
      nationalReference, activeKey)
    SELECT n,
      CONCAT_WS('-', CONCAT('0190', LEFT(LPAD(HEX(n), 8, '0'), 4)), RIGHT(LPAD(HEX(n), 8, '0'), 4), CONCAT('7', LEFT(random, 3)),
        CONCAT('8', MID(random, 4, 3)), MID(random, 7, 12)),
      issuer, 1, 'NONE', recorded, recorded, recorded + INTERVAL 10 YEAR, 'SLTD', CONCAT(${letter(LETTERS)}, ${digits}),
      CONCAT(${letter(FOLDED_LETTERS)}, ${digits}), issuer, 'PASSPORT', ELT(1 + n % 3, 'STOLEN', 'LOST', 'INVALID'),
      '2021-03-04', '2031-03-03', '2026-05-06', ELT(1 + n % 4, 'Airport', 'Hotel', 'Central station', 'Beach'), issuer,
      CONCAT(issuer, '/2026/', n), CONCAT(issuer, 'SP', ELT(1 + FIND_IN_SET(${letter(LETTERS)}, 'L,S'), '', '0L', '0S'))
    FROM (SELECT n, within, issuer, random, recorded, a, (within % ${HALF} + CRC32(a)) % ${HALF} AS b
      FROM (SELECT seq AS n, seq DIV ${issuers.length} AS within, MD5(seq) AS random,
          SUBSTRING('${issuers.join('')}', 1 + 3 * (seq % ${issuers.length}), 3) AS issuer,
          TIMESTAMPADD(SECOND, seq % 20000000, '2026-01-01') AS recorded,
          (seq DIV ${issuers.length} DIV ${HALF} + CRC32(seq DIV ${issuers.length} % ${HALF})) % ${HALF} AS a
        FROM seq_${from}_to_${to}) counted) spread`;
}
