import { documentSearchKey, personSearchKeys, type SearchKey } from '@crimegraph/shared/audit/search-key';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { documentNumber, documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { nameKey } from '@crimegraph/shared/matching/name-key';
import { type GraphReading, mrzReading } from '@crimegraph/shared/mrz/graph-reading';
import type { Context } from '../context';
import type { Notice } from '../entities/notice';
import type { NoticeStore } from '../store';
import {
  betterEvidence,
  compareEvidence,
  type Evidence,
  joinEvidence,
  matchStatedDocument,
  matchStatedName,
} from './match-notice';

/** A notice that fits a zone. */
export type NoticeMatch = Evidence & { notice: Notice };

/**
 * Searches the valid notices for the document and the holder of a machine readable zone, and notes the search in the audit
 * trail.
 *
 * @param first how many matches to give at most, the best first
 * @throws MRZ_UNREADABLE
 */
export async function searchByMrz(mrz: string, first: number, { loaders, audit, now }: Context) {
  const reading = mrzReading(mrz, now);
  const found = await evidenceByNotice(reading, loaders.store);
  const best = [...found].sort(([a, x], [b, y]) => compareEvidence(x, y) || (a < b ? 1 : -1)).slice(0, first);
  const notices = await loaders.byId.loadMany(best.map(([noticeId]) => noticeId));
  const matches = best.flatMap(([, evidence], index): NoticeMatch[] => {
    const notice = notices[index];
    if (notice instanceof Error) throw notice;
    return notice ? [{ notice, ...evidence }] : [];
  });
  const checkId = audit.search(keysOf(reading), matches.map(metRecord));
  return { checkId, checkedAt: now, verdict: verdictOf(matches), matches, mrz: reading };
}

async function evidenceByNotice(reading: GraphReading, store: NoticeStore): Promise<Map<string, Evidence>> {
  const { documentNumber: number, issuingCountry: issuer, surname, givenNames, birthDate } = reading;
  const numberKey = documentNumberKey(documentNumber(number));
  const name = nameKey(`${surname} ${givenNames}`);
  const [documents, names] = await Promise.all([
    issuer === null || numberKey === '' ? [] : store.findStatedDocuments(issuer, numberKey),
    name === '' ? [] : store.findStatedNames(name, birthDate),
  ]);
  const byDocument = bestOf(documents, (stated) => matchStatedDocument(reading, stated));
  const byName = bestOf(names, (stated) => matchStatedName(reading, stated));
  const joined = new Map<string, Evidence>();
  for (const id of new Set([...byDocument.keys(), ...byName.keys()])) {
    const evidence = joinEvidence(byDocument.get(id), byName.get(id));
    if (evidence !== undefined) joined.set(id, evidence);
  }
  return joined;
}

function bestOf<T extends { noticeId: string }>(
  stated: readonly T[],
  match: (stated: T) => Evidence | null,
): Map<string, Evidence> {
  const best = new Map<string, Evidence>();
  for (const row of stated) {
    const evidence = match(row);
    if (evidence !== null) best.set(row.noticeId, betterEvidence(best.get(row.noticeId), evidence));
  }
  return best;
}

function verdictOf(matches: readonly NoticeMatch[]): 'NO_RECORD' | 'POSSIBLE_MATCH' | 'MATCH' {
  const best = matches[0];
  if (best === undefined) return 'NO_RECORD';
  return best.level === 'POSSIBLE' ? 'POSSIBLE_MATCH' : 'MATCH';
}

function keysOf({ documentNumber: number, issuingCountry, surname, givenNames, birthDate }: GraphReading): SearchKey[] {
  const document = issuingCountry === null ? [] : [documentSearchKey(number, issuingCountry)];
  return [...document, ...personSearchKeys(`${surname} ${givenNames}`, birthDate)];
}

function metRecord({ notice, level }: NoticeMatch) {
  return { id: globalId('Notice', notice.id), type: 'Notice' as const, owner: notice.owner, level };
}
