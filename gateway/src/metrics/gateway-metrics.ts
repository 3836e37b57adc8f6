import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FairAdmission } from '../limits/fair-admission';

/** How an operation ended. */
export type Outcome =
  /** With data, and without an error. */
  | 'answered'
  /** With data, and something missing. */
  | 'partial'
  /** Nothing was carried out. */
  | 'refused';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const COSTS = [1, 10, 50, 100, 500, 1_000, 5_000, 10_000, 30_000];

/** What the gateway counts. Labels are names of a closed list: operations of the safelist, subgraphs, bureaus, codes; no personal data. */
export class GatewayMetrics {
  readonly registry = new Registry();

  private readonly operations = new Histogram({
    name: 'crimegraph_operation_seconds',
    help: 'How long operations took, from the first byte of the request on.',
    labelNames: ['operation', 'outcome'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly ofBureaus = new Counter({
    name: 'crimegraph_bureau_operations_total',
    help: 'Operations of each bureau.',
    labelNames: ['bureau', 'outcome'] as const,
    registers: [this.registry],
  });
  private readonly errors = new Counter({
    name: 'crimegraph_errors_total',
    help: 'Errors told to clients, by their code.',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });
  private readonly costs = new Histogram({
    name: 'crimegraph_operation_cost',
    help: 'What operations were estimated to cost, and what they came to.',
    labelNames: ['kind'] as const,
    buckets: COSTS,
    registers: [this.registry],
  });
  private readonly fetches = new Histogram({
    name: 'crimegraph_subgraph_seconds',
    help: 'How long subgraphs took to answer.',
    labelNames: ['subgraph', 'outcome'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly breakers = new Gauge({
    name: 'crimegraph_subgraph_open',
    help: '1 while nothing is sent to a subgraph because it keeps failing.',
    labelNames: ['subgraph'] as const,
    registers: [this.registry],
  });

  /** @param known the operations that have a name of their own here; the others are `other` */
  constructor(private readonly known: ReadonlySet<string>) {
    collectDefaultMetrics({ register: this.registry, prefix: 'crimegraph_' });
  }

  /** Shows how many requests run and wait. */
  watch(admission: FairAdmission): void {
    new Gauge({
      name: 'crimegraph_requests',
      help: 'Requests that run and that wait for their turn, and how many may run at once.',
      labelNames: ['state'] as const,
      registers: [this.registry],
      collect() {
        for (const [state, count] of Object.entries(admission.load)) this.set({ state }, count);
      },
    });
  }

  operation(name: string | null, bureau: string, outcome: Outcome, seconds: number): void {
    const operation = name !== null && this.known.has(name) ? name : 'other';
    this.operations.observe({ operation, outcome }, seconds);
    this.ofBureaus.inc({ bureau, outcome });
  }

  error(code: string): void {
    this.errors.inc({ code });
  }

  cost({ estimated, actual }: { estimated?: number; actual?: number }): void {
    if (estimated !== undefined) this.costs.observe({ kind: 'estimated' }, estimated);
    if (actual !== undefined) this.costs.observe({ kind: 'actual' }, actual);
  }

  fetch(subgraph: string, outcome: 'answered' | 'failed', seconds: number): void {
    this.fetches.observe({ subgraph, outcome }, seconds);
  }

  breaker(subgraph: string, open: boolean): void {
    this.breakers.set({ subgraph }, open ? 1 : 0);
  }
}
