import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Service } from '@crimegraph/local/service';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { scopesOfRole } from '@crimegraph/shared/identity/roles';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { freePort } from '@crimegraph/shared/testing/mariadb-process';
import { Pool } from 'undici';

/** An answer of the subgraph, and how long it took from the first byte sent to the last one read. */
export interface TimedAnswer {
  body: string;
  ms: number;
}

/** Where the subgraph listens, and the keys that its calls are signed with. */
export interface DocumentsAddress {
  url: string;
  callerKeys: string;
}

/** Asks the subgraph as the gateway asks it: over HTTP, each call signed. */
export interface DocumentsClient {
  ask(query: string, variables: object, viewer?: Viewer): Promise<TimedAnswer>;
  close(): Promise<void>;
}

/** The real process of the documents subgraph. */
export interface DocumentsProcess extends Omit<DocumentsClient, 'close'> {
  readonly address: DocumentsAddress;
  /** Processor time that the process has used so far, in ms; undefined where the system does not tell. */
  processorMs(): number | undefined;
  stop(): Promise<void>;
}

/** A border guard of NCB Paris. */
export const guard: Viewer = {
  subject: 'guard@fra.example',
  bureau: 'FRA',
  entity: null,
  role: 'border',
  scopes: scopesOfRole('border'),
  clearance: 1,
  purpose: 'BORDER_CONTROL',
  caseReference: null,
};

/** An officer of `bureau` who reports documents. */
export function officerOf(bureau: string): Viewer {
  return {
    subject: `officer@${bureau}.example`,
    bureau,
    entity: null,
    role: 'officer',
    scopes: scopesOfRole('officer'),
    clearance: 2,
    purpose: 'INVESTIGATION',
    caseReference: null,
  };
}

/** How the process is started. */
export interface DocumentsOptions {
  /** The embedded store in `dataDir` when absent. */
  databaseUrl?: string;
  dataDir?: string;
  /** What runs in place of the process's own. */
  script?: string;
  /** Connections to it at most. */
  connections?: number;
}

/** Starts it on the database at `databaseUrl`, or on the embedded store in `dataDir`. */
export async function startDocuments(options: DocumentsOptions): Promise<DocumentsProcess> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'crimegraph-bench-documents-'));
  const { callerKeys } = await developmentKeys(dataDir);
  const desk = await startHitDesk();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const service = new Service({
    name: 'documents',
    script: options.script ?? join(projectRoot, 'subgraphs/documents/dist/main.js'),
    url,
    environment: {
      PORT: String(port),
      DATA_DIR: dataDir,
      DOCUMENTS_DATABASE_URL: options.databaseUrl ?? '',
      HIT_DESK_URL: `http://127.0.0.1:${(desk.address() as AddressInfo).port}`,
      SEED: 'never',
    },
    logFile: join(dataDir, 'documents.log'),
    onLine: () => undefined,
  });
  await service.start();
  const address = { url, callerKeys };
  const client = askDocuments(address, options.connections);
  return {
    address,
    processorMs: () => processorMs(service.pid ?? NaN),
    ask: (query, variables, viewer) => client.ask(query, variables, viewer),
    stop: async () => {
      await client.close();
      await service.stop();
      desk.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true });
    },
  };
}

/** A client of a subgraph that is running. */
export function askDocuments({ url, callerKeys }: DocumentsAddress, connections = 64): DocumentsClient {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const keys = new CallerKeys(callerKeys);
  return {
    ask: (query, variables, viewer = guard) => ask(pool, keys, viewer, JSON.stringify({ query, variables })),
    close: () => pool.close(),
  };
}

/** The signature is the caller's work, so it is made before the clock starts. */
async function ask(pool: Pool, keys: CallerKeys, viewer: Viewer, body: string): Promise<TimedAnswer> {
  const caller = { viewer, trace: '0'.repeat(32), deadline: Date.now() + 60_000, operation: 'Bench' };
  const signature = await signCallerContext(keys, 'documents', caller, body);
  const started = performance.now();
  const response = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', [CALLER_HEADER]: signature },
    body,
  });
  const text = await response.body.text();
  return { body: text, ms: performance.now() - started };
}

/** Linux counts in hundredths of a second; user and system time are the 14th and 15th field. */
function processorMs(pid: number): number | undefined {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return undefined;
  const afterName = readFileSync(path, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return 10 * (Number(afterName[11]) + Number(afterName[12]));
}

/** A hit desk that takes every hit, so that the outbox is emptied as it is in life. */
function startHitDesk(): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => response.writeHead(204).end());
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
