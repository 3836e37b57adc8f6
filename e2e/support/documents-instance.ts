import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Service } from '@crimegraph/local/service';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { freePort } from '@crimegraph/shared/testing/mariadb-process';
import { testViewer } from '@crimegraph/shared/testing/test-subgraph';

const START_MS = 20_000;
const ANSWER_MS = 15_000;
const REPORT = `mutation ($input: ReportTravelDocumentsInput!) {
  reportTravelDocuments(input: $input) {
    ... on ReportTravelDocumentsSuccess { outcomes { ... on ReportTravelDocumentSuccess { document { id } } } }
  }
}`;
const WITHDRAW = `mutation ($input: WithdrawTravelDocumentInput!) { withdrawTravelDocument(input: $input) { __typename } }`;
const CHECK = `query ($documents: [DocumentKeyInput!]!) { documentChecks(documents: $documents) { verdict } }`;

/** One real process of the documents subgraph among several on one store, asked as the gateway asks it. */
export class DocumentsInstance {
  private constructor(
    private readonly url: string,
    private readonly service: Service,
    private readonly keys: CallerKeys,
  ) {}

  /** Starts it; `dataDir` holds its log and the keys, and the store too when there is no `databaseUrl`. */
  static async start(dataDir: string, databaseUrl = ''): Promise<DocumentsInstance> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const service = new Service({
      name: 'documents',
      script: join(projectRoot, 'subgraphs/documents/dist/main.js'),
      url,
      environment: {
        PORT: String(port),
        DATA_DIR: dataDir,
        DOCUMENTS_DATABASE_URL: databaseUrl,
        // Nobody listens there: hits wait in the outbox.
        HIT_DESK_URL: 'http://127.0.0.1:9',
        SEED: 'never',
      },
      logFile: join(dataDir, `documents-${port}.log`),
      onLine: () => undefined,
    });
    await service.start();
    return new DocumentsInstance(url, service, new CallerKeys((await developmentKeys(dataDir)).callerKeys));
  }

  /** Reports stolen passports of Utopia; resolves with their ids when they are acknowledged. */
  async report(requestId: string, numbers: readonly string[]): Promise<string[]> {
    const documents = numbers.map((number) => ({ number, issuingCountry: 'UTO', type: 'PASSPORT', status: 'STOLEN' }));
    const data = await this.ask(REPORT, { input: { requestId, documents } });
    const { outcomes } = data['reportTravelDocuments'] as { outcomes: { document: { id: string } }[] };
    return outcomes.map(({ document }) => document.id);
  }

  /** Resolves when the withdrawal is acknowledged. */
  async withdraw(requestId: string, id: string): Promise<void> {
    const data = await this.ask(WITHDRAW, { input: { requestId, id, reason: 'Found again.' } });
    const { __typename: outcome } = data['withdrawTravelDocument'] as { __typename: string };
    if (outcome !== 'WithdrawTravelDocumentSuccess') throw new Error(`not withdrawn: ${outcome}`);
  }

  /** The verdicts on passports of Utopia, in order. */
  async check(numbers: readonly string[]): Promise<string[]> {
    const data = await this.ask(CHECK, {
      documents: numbers.map((number) => ({ number, issuingCountry: 'UTO' })),
    });
    return (data['documentChecks'] as { verdict: string }[]).map(({ verdict }) => verdict);
  }

  /** Kills the process as a fault of the machine would, and resolves when it has been started again and is ready. */
  async killAndRestart(): Promise<void> {
    const before = this.service.pid;
    process.kill(before ?? NaN, 'SIGKILL');
    const deadline = Date.now() + START_MS;
    while (this.service.pid === before || !(await this.isReady())) {
      if (Date.now() > deadline) throw new Error('the killed instance did not come back');
      await delay(20);
    }
  }

  stop(): Promise<void> {
    return this.service.stop();
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/readyz`)).ok;
    } catch {
      return false;
    }
  }

  /** @throws when there is no answer, or one with an error: then nothing was acknowledged */
  private async ask(query: string, variables: object): Promise<Record<string, unknown>> {
    const body = JSON.stringify({ query, variables });
    const viewer = { ...testViewer, bureau: 'UTO' };
    const caller = { viewer, trace: '0'.repeat(32), deadline: Date.now() + ANSWER_MS, operation: 'Test' };
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [CALLER_HEADER]: await signCallerContext(this.keys, 'documents', caller, body),
      },
      body,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const answer = (await response.json()) as { data?: Record<string, unknown> | null; errors?: unknown };
    if (answer.errors !== undefined || !answer.data) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }
}
