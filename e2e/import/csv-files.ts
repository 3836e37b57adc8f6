import { closeSync, openSync, writeSync } from 'node:fs';

/** How rows of a generated file end, and whether it begins with a byte order mark. */
interface Shape {
  rows: number;
  lineEnd: '\n' | '\r\n';
  mark: boolean;
}

/** Rows that are written at once. */
const BATCH = 1_000;

/**
 * Writes a file of travel documents of UTO: of each hundred rows most are valid, and some are wrong in one of the ways that
 * files are wrong. Valid rows have a document number of their own.
 */
export function writeDocuments(path: string, shape: Shape): void {
  const header = 'number,issuingCountry,type,status,issuedOn,lossDate,lossPlace,remarks';
  writeRows(path, shape, header, (index) => {
    const number = `U${String(index).padStart(8, '0')}`;
    switch (index % 100) {
      case 7:
        return [`${number},UTO,PASSPORT,VANISHED,,,,`];
      case 17:
        return [`${number},FRA,PASSPORT,LOST,,,,`];
      case 27:
        return [`${number},UTO,PASSPORT,LOST,2099-01-01,2024-13,,`];
      case 37:
        // The document of some rows above, written another way.
        return [`u-${String(index - 5).padStart(8, '0')},UTO,PASSPORT,LOST,,,,`];
      case 47:
        return [`${number},UTO,PASSPORT`];
      case 57:
        return [`${number},UTO,PASSPORT,LOST,,,`, Buffer.from([0xc3, 0x28]), ','];
      case 67:
        return ['', shape.lineEnd, `${number},UTO,PASSPORT,LOST,,,,`];
      default:
        return [
          `${number},UTO,PASSPORT,STOLEN,2019-03-05,2024-0${1 + (index % 9)},"Zenith,${shape.lineEnd}quay ${index}",`,
        ];
    }
  });
}

/** Writes a file of persons: every tenth has aliases, every hundredth is wrong or repeats an earlier one. */
export function writePersons(path: string, shape: Shape): void {
  const header = 'family,given,status,birthDate,sex,nationalities,aliases,caseReference';
  writeRows(path, shape, header, (index) => {
    const born = `19${String(50 + (index % 50))}-0${1 + (index % 9)}-1${index % 10}`;
    const alias = index % 10 === 0 ? `"Alias${index}, Given;Other${index}"` : '';
    const row = (at: number) => `Family${at},"Given ""${at}""",WANTED,${born},F,UTO;FRA,${alias},UTO/${at}`;
    if (index % 100 === 13) return [`Family${index},,SANCTIONED,,,,,`];
    if (index % 100 === 23) return [`,,WANTED,,,,,UTO/${index}`];
    if (index % 100 === 50) return [row(index), shape.lineEnd, row(index)];
    return [row(index)];
  });
}

function writeRows(path: string, shape: Shape, header: string, row: (index: number) => (string | Buffer)[]): void {
  const file = openSync(path, 'w');
  writeSync(
    file,
    Buffer.concat([shape.mark ? Buffer.from([0xef, 0xbb, 0xbf]) : Buffer.alloc(0), bytes([header, shape.lineEnd])]),
  );
  for (let start = 0; start < shape.rows; start += BATCH) {
    const count = Math.min(BATCH, shape.rows - start);
    const parts = Array.from({ length: count }, (_, offset) => bytes([...row(start + offset), shape.lineEnd]));
    writeSync(file, Buffer.concat(parts));
  }
  closeSync(file);
}

function bytes(parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}
