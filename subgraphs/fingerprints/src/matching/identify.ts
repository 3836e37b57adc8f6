import type { SearchKey } from '@crimegraph/shared/audit/search-key';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { groupedById } from '@crimegraph/shared/store/by-key';
import type { Context } from '../context';
import type { FingerprintKind, FingerprintRecord } from '../entities/fingerprint-record';
import type { FingerFacts } from '../store';
import type { Finger } from './finger';
import { type FingerprintScore, matchFingers, type ProbeFinger } from './match-fingers';
import { templateDigest } from './template-digest';
import { templateQuality } from './template-quality';

/** A record that fits. */
export type FingerprintCandidate = FingerprintScore & { record: FingerprintRecord };

const order = { EXACT: 0, STRONG: 1, POSSIBLE: 2 };

/** Searches all records for `fingers` and notes the search in the audit trail, by digest. */
export async function identify(
  fingers: readonly Finger[],
  kind: FingerprintKind | null,
  first: number,
  context: Context,
) {
  const probes = fingers.map(probe);
  const found = await context.loaders.store.findByDigests(
    probes.map(({ digest }) => digest),
    kind,
  );
  const candidates = (await judge(probes, found, context)).slice(0, first);
  const checkId = context.audit.search(keys(probes), candidates.map(metRecord));
  const quality = fingers.map(templateQuality);
  return { checkId, checkedAt: context.now, verdict: verdictOf(candidates[0]), quality, candidates };
}

/** Compares `fingers` with one record and notes it in the audit trail. A hidden record and a missing one are the same. */
export async function verify(fingers: readonly Finger[], recordId: string | undefined, context: Context) {
  const record = recordId === undefined ? null : await context.loaders.byId.load(recordId);
  const probes = fingers.map(probe);
  const found = record === null ? [] : await context.loaders.fingers.load(record.id);
  const match = matchFingers(probes, found);
  const candidate = record !== null && match !== null ? { record, ...match } : undefined;
  const checkId = context.audit.search(keys(probes), candidate === undefined ? [] : [metRecord(candidate)]);
  return {
    checkId,
    checkedAt: context.now,
    verdict: verdictOf(candidate),
    score: match?.score ?? 0,
    level: match?.level ?? null,
    reasons: match?.reasons ?? [],
    record,
  };
}

async function judge(
  probes: readonly ProbeFinger[],
  found: readonly FingerFacts[],
  { loaders }: Context,
): Promise<FingerprintCandidate[]> {
  const ids = [...new Set(found.map((finger) => finger.recordId))];
  const fingers = groupedById(ids, found, (finger) => finger.recordId);
  const records = await Promise.all(ids.map((id) => loaders.byId.load(id)));
  return records
    .flatMap((record, index): FingerprintCandidate[] => {
      const match = matchFingers(probes, fingers[index] ?? []);
      return record === null || match === null ? [] : [{ record, ...match }];
    })
    .sort((a, b) => order[a.level] - order[b.level] || b.score - a.score || (a.record.id < b.record.id ? -1 : 1));
}

function probe({ position, minutiae }: Finger): ProbeFinger {
  return { position, digest: templateDigest(minutiae) };
}

function keys(probes: readonly ProbeFinger[]): SearchKey[] {
  return probes.map(({ digest }) => ({ kind: 'TEMPLATE', text: digest }));
}

function verdictOf(best: FingerprintCandidate | undefined): 'NO_RECORD' | 'POSSIBLE_MATCH' | 'MATCH' {
  if (best === undefined) return 'NO_RECORD';
  return best.level === 'POSSIBLE' ? 'POSSIBLE_MATCH' : 'MATCH';
}

function metRecord({ record, level }: FingerprintCandidate) {
  return {
    id: globalId('FingerprintRecord', record.id),
    type: 'FingerprintRecord' as const,
    owner: record.owner,
    level,
  };
}
