import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { boundedByKey } from '@crimegraph/shared/store/bounded-by-key';
import { groupedById, keyedById } from '@crimegraph/shared/store/by-key';
import type { Store } from '@crimegraph/shared/store/store';
import DataLoader from 'dataloader';
import type { Hit } from './entities/hit';
import type { HitAct } from './entities/hit-act';
import type { Notice } from './entities/notice';
import type { NoticeDocument } from './entities/notice-document';
import type { NoticeFingerprint } from './entities/notice-fingerprint';
import type { NoticeSubjectName } from './entities/notice-subject-name';
import type { NoticeVehicle } from './entities/notice-vehicle';
import { EventLine } from './feed/event-line';
import { HeldNoticeStore } from './held-notice-store';
import { HitStore, MAX_ACTS } from './hit-store';
import type { CommissionDesk } from './commission/commission-desk';
import { CommissionStore, MAX_CASE_ACTS, MAX_ORDERS, MAX_RECORDS } from './commission/commission-store';
import type { CaseRecord } from './commission/entities/case-record';
import type { CommissionAct } from './commission/entities/commission-act';
import type { CommissionOrder } from './commission/entities/commission-order';
import type { HitDesk } from './hits/hit-desk';
import type { NoticesDesks } from './notices-desks';
import { MAX_NOTICES_OF_RECORD, NoticeStore, type NoticeTie } from './store';
import { WebhookStore } from './webhooks/webhook-store';

/** The loaders of one request: every lookup goes through one of them, so that equal ones become one query. */
export interface NoticeLoaders {
  /** By database id; null when there is none that the viewer may see. */
  byId: DataLoader<string, Notice | null>;
  /** The valid notices on a person, by its database id, newest first, at most 100. */
  byPerson: DataLoader<string, Notice[]>;
  /** The valid notices that name a document on record, likewise. */
  byDocument: DataLoader<string, Notice[]>;
  /** The valid notices that name a vehicle, likewise. */
  byVehicle: DataLoader<string, Notice[]>;
  /** What a notice states and names, by its database id. */
  namesOf: DataLoader<string, NoticeSubjectName[]>;
  documentsOf: DataLoader<string, NoticeDocument[]>;
  vehiclesOf: DataLoader<string, NoticeVehicle[]>;
  fingerprintsOf: DataLoader<string, NoticeFingerprint[]>;
  /** By database id; null when there is none in the viewer's inbox. */
  hitById: DataLoader<string, Hit | null>;
  /** The history of a hit that the viewer was shown, the newest line first. */
  actsOfHit: DataLoader<string, HitAct[]>;
  /** For what is not a lookup. */
  store: NoticeStore;
  held: HeldNoticeStore;
  hits: HitStore;
  webhooks: WebhookStore;
  line: EventLine;
  readonly desk: HitDesk;
  cases: CommissionStore;
  /** Of a case, by its database id: its records, its orders, and its history with the newest line first. */
  recordsOfCase: DataLoader<string, CaseRecord[]>;
  ordersOfCase: DataLoader<string, CommissionOrder[]>;
  actsOfCase: DataLoader<string, CommissionAct[]>;
  /** The orders on a record that the viewer may know of, by its global id, the newest first. */
  ordersOnRecord: DataLoader<string, CommissionOrder[]>;
  readonly commission: CommissionDesk;
}

/** Batches stay below the engines' limits on one statement. */
const maxBatchSize = 1_000;

export function createNoticeLoaders(reader: Store, viewer: Viewer, now: Date, desks?: NoticesDesks): NoticeLoaders {
  const store = new NoticeStore(reader, viewer, now);
  const hits = new HitStore(reader, viewer, now);
  const cases = new CommissionStore(reader, viewer, now);
  const byId = new DataLoader<string, Notice | null>(async (ids) => keyedById(ids, await store.findByIds(ids)), {
    maxBatchSize,
  });
  return {
    store,
    held: new HeldNoticeStore(reader, viewer, now),
    hits,
    webhooks: new WebhookStore(reader, viewer),
    line: new EventLine(reader, viewer),
    get desk() {
      return open(desks).hits;
    },
    cases,
    recordsOfCase: bounded(MAX_RECORDS, (ids, limit) => cases.recordsOf(ids, limit), ofCase),
    ordersOfCase: bounded(MAX_ORDERS, (ids, limit) => cases.ordersOf(ids, limit), ofCase),
    actsOfCase: bounded(MAX_CASE_ACTS, (ids, limit) => cases.actsOf(ids, limit), ofCase),
    ordersOnRecord: bounded(
      MAX_ORDERS,
      (ids, limit) => cases.ordersOnRecords(ids, limit),
      (order) => order.recordId,
    ),
    get commission() {
      return open(desks).commission;
    },
    byId,
    byPerson: tiedTo(byId, (ids) => store.findTiesOfPersons(ids)),
    byDocument: tiedTo(byId, (ids) => store.findTiesOfDocuments(ids)),
    byVehicle: tiedTo(byId, (ids) => store.findTiesOfVehicles(ids)),
    namesOf: partsOf((ids) => store.findNamesOf(ids)),
    documentsOf: partsOf((ids) => store.findDocumentsOf(ids)),
    vehiclesOf: partsOf((ids) => store.findVehiclesOf(ids)),
    fingerprintsOf: partsOf((ids) => store.findFingerprintsOf(ids)),
    hitById: new DataLoader(async (ids) => keyedById(ids, await hits.findByIds(ids)), { maxBatchSize }),
    actsOfHit: bounded(
      MAX_ACTS,
      (ids, limit) => hits.findActsOf(ids, limit),
      (act) => act.hitId,
    ),
  };
}

const ofCase = ({ caseId }: { caseId: string }) => caseId;

/** A loader of lists of `max` items at most. */
function bounded<T>(
  max: number,
  find: (keys: readonly string[], limit: number) => Promise<T[]>,
  keyOf: (item: T) => string,
): DataLoader<string, T[]> {
  return new DataLoader(
    async (keys) => {
      const found = await boundedByKey(keys, max, find);
      return groupedById(keys, found, keyOf).map((own) => own.slice(0, max));
    },
    { maxBatchSize },
  );
}

function open(desks: NoticesDesks | undefined): NoticesDesks {
  if (desks === undefined) throw new Error('the desks are open where the subgraph is served, and nowhere else');
  return desks;
}

/** Ties first, then each notice once, however many records it is tied to. */
function tiedTo(
  byId: DataLoader<string, Notice | null>,
  findTies: (ids: readonly string[]) => Promise<NoticeTie[]>,
): DataLoader<string, Notice[]> {
  const load = async (ids: readonly string[]) => {
    const ties = groupedById(ids, await findTies(ids), (tie) => tie.key);
    return Promise.all(ties.map((group) => loadTied(byId, group)));
  };
  return new DataLoader(load, { maxBatchSize });
}

async function loadTied(byId: DataLoader<string, Notice | null>, ties: readonly NoticeTie[]): Promise<Notice[]> {
  const ids = new Set(ties.map((tie) => tie.noticeId));
  const notices = await Promise.all([...ids].slice(0, MAX_NOTICES_OF_RECORD).map((id) => byId.load(id)));
  return notices.filter((notice) => notice !== null);
}

function partsOf<T extends { noticeId: string }>(
  find: (noticeIds: readonly string[]) => Promise<T[]>,
): DataLoader<string, T[]> {
  return new DataLoader(async (ids) => groupedById(ids, await find(ids), (part) => part.noticeId), { maxBatchSize });
}
