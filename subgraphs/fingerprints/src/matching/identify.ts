import type { SearchKey } from '@crimegraph/shared/audit/search-key';
import { globalId } from '@crimegraph/shared/ids/global-id';
import type { Context } from '../context';
import type { FingerprintKind } from './fingerprint-kinds';
import type { FingerprintRecord } from '../entities/fingerprint-record';
import { visibleInOrder } from '../galleries/visible-in-order';
import type { FingerprintTemplate } from '../entities/fingerprint-template';
import type { RecordAgreement } from './compare-records';
import type { Finger } from './finger';
import { identificationThresholds, verificationThresholds } from './fingerprint-policy-data';
import { fusedRarity } from './fuse-fingers';
import { fingerGallery } from './gallery/finger-gallery';
import type { RecordToPrepare } from './gallery/prepared-record';
import type { PrepareTask, VerifyTask } from './gallery/search-task';
import { type FingerprintScore, judgeAgreement } from './match-fingers';
import { templateDigest } from './template-digest';
import { templateQuality } from './template-quality';
import { templateText } from './template-text';

/** A record that fits. */
export type FingerprintCandidate = FingerprintScore & { record: FingerprintRecord };

const order = { EXACT: 0, STRONG: 1, POSSIBLE: 2 };

/**
 * Searches all records that the viewer may see for `fingers` and notes the search in the audit trail, by digest. The row rules come
 * before the comparison, and each record is judged by itself: what is hidden changes no place and no score.
 */
export async function identify(
  fingers: readonly Finger[],
  kind: FingerprintKind | null,
  first: number,
  context: Context,
) {
  const probes = fingers.map(probe);
  const { loaders, viewer, store } = context;
  const rows = await fingerGallery(store).gallery.current();
  const found = await rows.search({
    fingers: fingers.map((finger) => ({ position: finger.position, template: templateText(finger) })),
    kind,
    leastRarity: identificationThresholds.possible,
    party: viewer.bureau,
    visible: (ids) => loaders.store.findVisible(ids),
  });
  const visible = await visibleInOrder(found, first, loaders.byId);
  const judged = await Promise.all(
    visible.map(async ({ entry, record }): Promise<FingerprintCandidate[]> => {
      const facts = await loaders.fingers.load(record.id);
      const inOrder = [...facts].sort((a, b) => a.ordinal - b.ordinal);
      const match = judgeAgreement(probes, inOrder, entry, identificationThresholds);
      return match === null ? [] : [{ record, ...match }];
    }),
  );
  const candidates = judged
    .flat()
    .sort((a, b) => order[a.level] - order[b.level] || b.score - a.score || (a.record.id < b.record.id ? -1 : 1));
  const checkId = context.audit.search(keys(probes), candidates.map(metRecord));
  const quality = fingers.map(templateQuality);
  return { checkId, checkedAt: context.now, verdict: verdictOf(candidates[0]), quality, candidates };
}

/** Compares `fingers` with one record and notes it in the audit trail. A hidden record and a missing one are the same. */
export async function verify(fingers: readonly Finger[], recordId: string | undefined, context: Context) {
  const record = recordId === undefined ? null : await context.loaders.byId.load(recordId);
  const probes = fingers.map(probe);
  const templates = record === null ? [] : await context.loaders.store.findTemplatesOf(record.id);
  const agreement = await agreementWith(fingers, templates, context);
  const match = record === null ? null : judgeAgreement(probes, templates, agreement, verificationThresholds);
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

/** Compares each finger by itself, in other threads: hands of many minutiae take their time. */
async function agreementWith(
  fingers: readonly Finger[],
  templates: readonly FingerprintTemplate[],
  { store, viewer }: Context,
): Promise<RecordAgreement> {
  const { pool } = fingerGallery(store);
  const prepared = (records: readonly RecordToPrepare['templates'][]): PrepareTask => ({
    task: 'prepare',
    records: records.map((one) => ({ kind: 'SINGLE', templates: one })),
  });
  return pool.search(viewer.bureau, async (run) => {
    const probes = fingers.map((finger) => [{ position: finger.position, template: templateText(finger) }]);
    const [made] = await run([prepared([templates, ...probes])]);
    const [record, ...sent] = made as [Uint8Array, ...Uint8Array[]];
    const results = await run(sent.map((probe): VerifyTask => ({ task: 'verify', probe, record })));
    const agreements = results.flatMap((found, index) => found.map((one) => ({ ...one, probe: index })));
    return { rarity: fusedRarity(agreements.map(({ rarity }) => rarity)), fingers: agreements };
  });
}

function probe({ position, minutiae }: Finger) {
  return { position, digest: templateDigest(minutiae) };
}

function keys(probes: readonly { digest: string }[]): SearchKey[] {
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
