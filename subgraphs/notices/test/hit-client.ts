import { randomUUID } from 'node:crypto';
import type { HitEvent } from '@crimegraph/shared/hits/hit-event';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { globalId } from '@crimegraph/shared/ids/global-id';
import {
  startTestSubgraph,
  testViewer,
  type TestAnswer,
  type TestInstance,
} from '@crimegraph/shared/testing/test-subgraph';
import { notices } from '@crimegraph/notices/definition';
import { NoticesDesks } from '@crimegraph/notices/notices-desks';
import { type HitDeskSettings, hitDeskSettings } from '@crimegraph/notices/settings';

/** A hit of France's on a document of Utopia's. */
export function hitEvent(changes: Partial<HitEvent> = {}): HitEvent {
  return {
    id: randomUUID(),
    recordId: globalId('TravelDocument', randomUUID()),
    recordType: 'TravelDocument',
    owner: 'UTO',
    searchedBy: 'FRA',
    outcomeClearance: 1,
    purpose: 'BORDER_CONTROL',
    level: 'EXACT',
    checkId: randomUUID(),
    occurredAt: '2026-11-24T10:00:00.000Z',
    ...changes,
  };
}

/** An officer of the bureau that owns the record. */
export const utopian: Partial<Viewer> = { bureau: 'UTO', subject: 'officer@uto.test' };
/** An officer of the bureau that searched. */
export const french: Partial<Viewer> = { bureau: 'FRA' };
/** An officer of the General Secretariat. */
export const secretariat: Partial<Viewer> = { bureau: 'XPO', role: 'secretariat', clearance: 3 };

/** A node of a list of hits. */
export type Node = Record<string, unknown> & { id: string };

/** The hit desk of a subgraph, as the other subgraphs, the gateway and bureaus use it. */
export class HitClient {
  constructor(
    readonly subgraph: TestInstance,
    readonly stop: () => Promise<void> = () => Promise.resolve(),
  ) {}

  /** Starts notices on an empty store; what is given replaces the usual settings of the desk. */
  static async start(changes: Partial<HitDeskSettings> = {}): Promise<HitClient> {
    const subgraph = await startTestSubgraph(noticesWith(changes));
    return new HitClient(subgraph, () => subgraph.stop());
  }

  /** Starts two instances on one store; the second stops with the first. */
  static async startTwo(changes: Partial<HitDeskSettings> = {}): Promise<[HitClient, HitClient]> {
    const subgraph = await startTestSubgraph(noticesWith(changes));
    return [new HitClient(subgraph, () => subgraph.stop()), new HitClient(await subgraph.another())];
  }

  /** Delivers a body as a dispatcher does; gives the status and what was refused. */
  async deliver(body: unknown, signed = true): Promise<{ status: number; refused: string[] | undefined }> {
    const { status, answer } = await this.internal('hits', body, { scopes: [] }, signed);
    return { status, refused: (answer as { refused?: string[] }).refused };
  }

  /** Delivers hits that are to be taken. */
  async take(...events: HitEvent[]): Promise<void> {
    expect(await this.deliver({ events })).toEqual({ status: 200, refused: [] });
  }

  async internal(name: string, body: unknown, viewer: Partial<Viewer>, signed = true) {
    const path = `/internal/${name}`;
    const text = JSON.stringify(body);
    const context = {
      viewer: { ...testViewer, ...viewer },
      trace: '0'.repeat(32),
      deadline: Date.now() + 3_000,
      operation: null,
    };
    const signature = signed ? await signCallerContext(this.subgraph.keys, 'notices', context, text, path) : 'none';
    const response = await fetch(`${this.subgraph.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close', [CALLER_HEADER]: signature },
      body: text,
    });
    return { status: response.status, answer: await response.json() };
  }

  ask(query: string, variables: Record<string, unknown> = {}, viewer: Partial<Viewer> = utopian): Promise<TestAnswer> {
    return this.subgraph.ask(query, variables, viewer);
  }

  /** The nodes of the first page of a list of hits, with the fields that are asked for. */
  async list(fields: string, viewer: Partial<Viewer> = utopian, filter: object = {}, root = 'hits'): Promise<Node[]> {
    const query = `query ($filter: HitFilter) { ${root}(filter: $filter, first: 100) { edges { node { id ${fields} } } } }`;
    const answer = await this.ask(query, { filter }, viewer);
    expect(answer.errors).toBeUndefined();
    return (answer.data?.[root] as { edges: { node: Node }[] }).edges.map(({ node }) => node);
  }

  /** Sends a mutation of one input, with a new request id unless it has one. */
  async act(mutation: string, input: Record<string, unknown>, fields: string, viewer: Partial<Viewer> = utopian) {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${fields} ... on Problem { code message } } }`;
    const answer = await this.ask(query, { input: { requestId: randomUUID(), ...input } }, viewer);
    expect(answer.errors).toBeUndefined();
    return answer.data?.[mutation] as Record<string, unknown>;
  }

  async count(table: string, where = '1 = 1'): Promise<number> {
    const rows = await this.subgraph.store.reader.query<{ n: number }[]>(
      `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`,
    );
    return Number(rows[0]?.n);
  }

  async clear(): Promise<void> {
    await this.subgraph.store.write(async (manager) => {
      for (const table of ['hit', 'hit_act', 'desk_event', 'desk_line', 'webhook', 'webhook_delivery']) {
        await manager.query(`DELETE FROM ${table}`);
      }
    });
  }
}

function noticesWith(changes: Partial<HitDeskSettings>): typeof notices {
  const settings = { ...hitDeskSettings(new Uint8Array(32)), ...changes };
  return { ...notices, open: (runtime) => new NoticesDesks(runtime, settings).start() };
}

/** Waits until `done`. */
export async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20));
}
