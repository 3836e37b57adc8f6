import { randomBytes } from 'node:crypto';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { testViewer } from '@crimegraph/shared/testing/test-subgraph';

/** What the gateway gives one subgraph. */
export const DEADLINE_MS = 1_500;
/** When the test itself gives up; a request that comes to this has hung. */
const HUNG_MS = 10_000;

/** What came of one call: data without any error, coded errors, or no answer at all. */
export type Reply =
  | { kind: 'answered'; data: Record<string, unknown> }
  | { kind: 'refused'; codes: string[] }
  | { kind: 'silent'; reason: string };

/** Calls a subgraph as the gateway does: signed, with a deadline. Nothing is sent again here. */
export class Caller {
  /** How long the calls took, in ms. */
  readonly durations: number[] = [];

  constructor(private readonly keys: CallerKeys) {}

  async call(url: string, bureau: string, query: string, variables: Record<string, unknown>): Promise<Reply> {
    const body = JSON.stringify({ query, variables });
    const started = performance.now();
    const context = {
      viewer: { ...testViewer, bureau, subject: `officer@${bureau}.test` },
      trace: randomBytes(16).toString('hex'),
      deadline: Date.now() + DEADLINE_MS,
      operation: 'Cluster',
    };
    try {
      const signature = await signCallerContext(this.keys, 'documents', context, body);
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [CALLER_HEADER]: signature },
        body,
        signal: AbortSignal.timeout(HUNG_MS),
      });
      return replyOf((await response.json()) as Answer);
    } catch (error) {
      return { kind: 'silent', reason: (error as Error).message };
    } finally {
      this.durations.push(performance.now() - started);
    }
  }
}

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { extensions?: { code?: string } }[];
}

function replyOf({ data, errors = [] }: Answer): Reply {
  if (errors.length > 0) return { kind: 'refused', codes: errors.map((error) => error.extensions?.code ?? 'NONE') };
  if (data === null || data === undefined) return { kind: 'silent', reason: 'neither data nor errors' };
  return { kind: 'answered', data };
}
