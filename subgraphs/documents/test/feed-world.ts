import { documents } from '@crimegraph/documents/definition';
import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { documentRecords } from '@crimegraph/documents/record-sources';
import type { DocumentLoaders } from '@crimegraph/documents/loaders';
import { reportDocuments } from '@crimegraph/documents/reports/report-documents';
import { noteChanges } from '@crimegraph/shared/feed/note-changes';
import { RecordChangeRow } from '@crimegraph/shared/feed/record-change-row';
import { recordsOf } from '@crimegraph/shared/feed/record-source';
import { type Role, roles, scopesOfRole } from '@crimegraph/shared/identity/roles';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { globalId } from '@crimegraph/shared/ids/global-id';
import {
  blockRecord,
  type Restriction,
  restrictRecord,
  unblockRecord,
} from '@crimegraph/shared/restriction/restrict-record';
import { deleteRecords } from '@crimegraph/shared/retention/delete-records';
import { RestrictionRow } from '@crimegraph/shared/restriction/restriction-row';
import { visibleTo } from '@crimegraph/shared/store/visible-to';
import { FeedExporter } from '@crimegraph/shared/testing/feed-exporter';
import { startTestSubgraph, testViewer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';

/** A viewer of a role of a bureau. */
export function viewerOf(bureau: string, role: Role): Viewer {
  return { ...testViewer, bureau, role, scopes: scopesOfRole(role), clearance: roles[role].clearance };
}

/** A store of documents with acts on them, and exports of its feed. */
export class FeedWorld {
  private reports = 0;
  private acts = 0;
  readonly feed: FeedExporter<DocumentLoaders>;
  readonly ids: string[] = [];

  private constructor(readonly subgraph: TestSubgraph) {
    this.feed = new FeedExporter(documents, subgraph.store);
  }

  static async start(): Promise<FeedWorld> {
    return new FeedWorld(await startTestSubgraph(documents));
  }

  async stop(): Promise<void> {
    await this.feed.close();
    await this.subgraph.stop();
  }

  /** Takes all records away without a note, as a new store would begin. */
  async clear(): Promise<void> {
    this.ids.length = 0;
    await this.subgraph.store.write(async (manager) => {
      for (const entity of [TravelDocument, RestrictionRow, RecordChangeRow]) await manager.deleteAll(entity);
    });
  }

  async report(bureau: string): Promise<string> {
    const document = { number: `FEED${(this.reports += 1)}`, issuingCountry: bureau, type: 'PASSPORT', status: 'LOST' };
    const answer = await this.subgraph.ask(
      `mutation ($input: ReportTravelDocumentInput!) {
        reportTravelDocument(input: $input) { ... on ReportTravelDocumentSuccess { document { id } } }
      }`,
      { input: { requestId: document.number, document } },
      viewerOf(bureau, 'officer'),
    );
    const { document: made } = answer.data?.['reportTravelDocument'] as { document: { id: string } };
    const id = Buffer.from(made.id, 'base64url').toString().split(':')[1] as string;
    this.ids.push(id);
    return id;
  }

  /** Many records, as an import makes them. */
  async reportMany(bureau: string, count: number): Promise<void> {
    const inputs = Array.from({ length: count }, (_, index) => {
      return { number: `MANY${index}`, issuingCountry: bureau, type: 'PASSPORT' as const, status: 'LOST' as const };
    });
    const paths = inputs.map(() => 'document');
    const viewer = viewerOf(bureau, 'officer');
    await this.subgraph.store.write((manager) => reportDocuments(manager, inputs, paths, viewer, new Date()));
  }

  /** A record that some bureaus may not see from its first moment on. */
  async record(bureau: string, changes: Partial<TravelDocument>, bureaus: readonly string[]): Promise<string> {
    const viewer = viewerOf(bureau, 'officer');
    const number = `FEED${(this.reports += 1)}`;
    const input = { number, issuingCountry: bureau, type: 'PASSPORT' as const, status: 'LOST' as const };
    const now = new Date();
    return this.subgraph.store.write(async (manager) => {
      const [outcome] = await reportDocuments(manager, [input], ['document'], viewer, now);
      const { documentId: id } = outcome as { documentId: string };
      await manager.update(TravelDocument, { id }, changes);
      for (const listed of bureaus) await manager.insert(RestrictionRow, { recordId: id, party: listed });
      this.ids.push(id);
      return id;
    });
  }

  async withdraw(id: string): Promise<void> {
    const owner = await this.ownerOf(id);
    await this.subgraph.ask(
      'mutation ($input: WithdrawTravelDocumentInput!) { withdrawTravelDocument(input: $input) { __typename } }',
      { input: { requestId: `${(this.acts += 1)} ${id}`, id: globalId('TravelDocument', id), reason: 'found' } },
      viewerOf(owner ?? 'UTO', 'officer'),
    );
  }

  restrict(id: string, mode: Restriction['mode'], parties: readonly string[]): Promise<void> {
    return this.subgraph.store.write(async (manager) => {
      const record = await manager.findOneBy(TravelDocument, { id });
      if (record === null) return;
      const { confidentiality } = record;
      await restrictRecord(manager, documentRecords, id, { mode, parties, confidentiality }, new Date());
    });
  }

  block(id: string): Promise<Restriction['mode'] | undefined> {
    return this.subgraph.store.write((manager) => blockRecord(manager, documentRecords, id, new Date()));
  }

  unblock(id: string, mode: Restriction['mode']): Promise<void> {
    return this.subgraph.store.write((manager) => unblockRecord(manager, documentRecords, id, mode, new Date()));
  }

  /** @param before the commit waits for it */
  change(
    id: string,
    changes: Partial<TravelDocument>,
    bureaus?: readonly string[],
    before: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    return this.subgraph.store.write(async (manager) => {
      const now = new Date();
      await noteChanges(manager, documentRecords, [id], now);
      await manager.update(TravelDocument, { id }, { ...changes, updatedAt: now });
      await before();
      if (bureaus === undefined) return;
      await manager.delete(RestrictionRow, { recordId: id });
      for (const party of bureaus) await manager.insert(RestrictionRow, { recordId: id, party });
    });
  }

  purge(id: string): Promise<void> {
    return this.subgraph.store.write((manager) => deleteRecords(manager, documentRecords, [id], new Date()));
  }

  /** Database ids of what a viewer may see, by the row rules in SQL. */
  async visibleTo(viewer: Viewer): Promise<string[]> {
    const query = recordsOf(this.subgraph.store.reader, documentRecords).select(['record.id']);
    const rows = await visibleTo(query, 'record', viewer, new Date()).getMany();
    return rows.map(({ id }) => id);
  }

  private async ownerOf(id: string): Promise<string | undefined> {
    const row = await this.subgraph.store.reader.findOne(TravelDocument, { select: { owner: true }, where: { id } });
    return row?.owner;
  }
}
