import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { documents } from '@crimegraph/documents/definition';
import { TravelDocument } from '@crimegraph/documents/entities/travel-document';
import { AuditLog } from '@crimegraph/shared/audit/audit-log';
import { AuditRow } from '@crimegraph/shared/audit/audit-row';
import { CheckpointVerifier, publicKeySet, trialSigningKey } from '@crimegraph/shared/audit/checkpoint';
import { readRegister } from '@crimegraph/shared/audit/checkpoint-register';
import { openAnchor } from '@crimegraph/shared/audit/open-anchor';
import { PendingRow } from '@crimegraph/shared/audit/pending-row';
import { verifyLog } from '@crimegraph/shared/audit/verify-log';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { createLogger } from '@crimegraph/shared/log/logger';
import { openStore } from '@crimegraph/shared/store/open-store';
import { createTestDatabases, type TestDatabases } from '@crimegraph/shared/testing/test-databases';
import { freePorts } from '../support/free-ports';
import { SubgraphProcess } from './subgraph-process';

const KILLS = 8;
const CLIENTS = 16;
/** A process is killed after so many answers at most, and a moment. */
const MAX_ANSWERS = 60;
const MOMENT_MS = 20;

const REPORT =
  'mutation ($input: ReportTravelDocumentInput!) { reportTravelDocument(input: $input) { ... on ReportTravelDocumentSuccess { document { id } } } }';
const CHECK = 'query ($number: String!) { documentCheck(number: $number, issuingCountry: "FRA") { checkId } }';

let databases: TestDatabases;
beforeAll(async () => {
  databases = await createTestDatabases(['documents']);
});
afterAll(() => databases.remove());

test('killed at any moment: what was answered is in the log, what was written is in it, and the log is good', async () => {
  const port = await freePorts();
  const checked: string[] = [];
  const reported: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const subgraph = await SubgraphProcess.start(databases, port);
    let alive = true;
    let answers = 0;
    const client = async (who: number) => {
      for (let n = 0; alive; n += 1) {
        const number = `K${kill}C${who}N${n}`;
        const document = { number, issuingCountry: 'FRA', type: 'PASSPORT', status: 'LOST' };
        const answer = await ((n + who) % 2 === 0
          ? subgraph.ask(REPORT, { input: { requestId: randomUUID(), document } })
          : subgraph.ask(CHECK, { number }));
        const { reportTravelDocument: report, documentCheck: check } = (answer.data ?? {}) as {
          reportTravelDocument?: { document: { id: string } };
          documentCheck?: { checkId: string };
        };
        answers += 1;
        if (report) reported.push(report.document.id);
        if (check) checked.push(check.checkId);
      }
    };
    const clients = Array.from({ length: CLIENTS }, (_, who) => client(who).catch(() => undefined));
    const enough = CLIENTS + Math.random() * MAX_ANSWERS;
    while (answers < enough) await delay(1);
    await delay(Math.random() * MOMENT_MS);
    await subgraph.kill();
    alive = false;
    await Promise.all(clients);
  }
  expect(reported.length).toBeGreaterThan(KILLS);
  expect(checked.length).toBeGreaterThan(KILLS);
  await inspect(reported, checked);
}, 240_000);

async function inspect(reported: readonly string[], checked: readonly string[]): Promise<void> {
  const { dataDir } = databases;
  const store = await openStore({ ...documents, dataDir, databaseUrl: databases.url('documents') });
  const { reader } = store;
  const records = (await reader.find(TravelDocument)).map(({ id }) => globalId('TravelDocument', id));
  expect(reported.filter((id) => !records.includes(id))).toEqual([]);

  const waiting = (await reader.find(PendingRow)).map(({ entry }) => entry).join('\n');
  const before = (await reader.find(AuditRow)).map(({ shown }) => shown).join('\n');
  expect(records.filter((id) => !before.includes(id) && !waiting.includes(id))).toEqual([]);

  const directory = join(dataDir, 'checkpoints');
  const signingKey = trialSigningKey(Buffer.from((await developmentKeys(dataDir)).auditKey, 'base64url'));
  const logger = createLogger('test', 'silent');
  const anchor = await openAnchor(store, { directory, signingKey }, logger);
  const next = new AuditLog(store, { logger, anchor, takeOverAfterMs: 1_000 });
  // As every process does at its start: its chain is one more, whether anything waits to be taken over or not.
  await next.begin();
  await delay(1_000);
  await next.takeOver();
  await next.close();
  expect(await reader.count(PendingRow)).toBe(0);
  const rows = await reader.find(AuditRow);
  const shown = rows.map((row) => row.shown).join('\n');
  expect(records.filter((id) => !shown.includes(id))).toEqual([]);
  const ids = new Set(rows.map(({ id }) => id));
  expect(checked.filter((id) => !ids.has(id))).toEqual([]);

  const verifier = new CheckpointVerifier(await publicKeySet(signingKey));
  const verification = await verifyLog(reader, () => readRegister(directory, 'documents', verifier));
  expect(verification).toMatchObject({ fault: undefined, waiting: 0, rows: rows.length });
  expect(verification.chains).toBe(KILLS + 1);
  await store.close();
}
