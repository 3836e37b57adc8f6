/** One limit: what is let through where nothing else is set, in what unit, and why that much. */
interface Limit {
  readonly default: number;
  readonly unit: string;
  readonly why: string;
}

/**
 * Every limit of the gateway on what one request, one bureau or all of them may ask for. `docs/limits.md` is held to this table.
 * The largest named operation has 214 tokens, 134 selections and a depth of 7.
 */
export const limitTable = {
  bodyBytes: { default: 512 * 1024, unit: 'bytes', why: '1,000 documents to screen are about 100 kB' },
  operationCharacters: { default: 16_384, unit: 'characters', why: 'comments are no tokens; ours have under 2,000' },
  tokens: { default: 1_500, unit: 'tokens', why: 'seven times the largest named operation' },
  nesting: { default: 64, unit: 'brackets', why: 'counted before parsing, which calls itself for each' },
  depth: { default: 12, unit: 'levels', why: 'from a hit to what its record is tied to is 8' },
  height: { default: 800, unit: 'fields', why: 'six times the largest; fragments counted where they are used' },
  aliases: { default: 30, unit: 'aliases', why: 'one field under many names is many fields' },
  rootFields: { default: 20, unit: 'fields', why: 'each is a search; bulk operations are for more' },
  directives: { default: 20, unit: 'directives', why: 'each is checked against all others at its place' },
  definitions: { default: 40, unit: 'operations and fragments', why: 'validation compares fragments with one another' },
  planSelections: {
    default: 1_000,
    unit: 'fields',
    why: 'what the planner sees: behind interfaces once for each type',
  },
  variablesDepth: { default: 10, unit: 'levels', why: 'the deepest input of the graph has 4' },
  variablesItems: { default: 5_000, unit: 'items of lists', why: 'bulk operations take 1,000' },
  cost: { default: 30_000, unit: 'cost', why: '1,000 documents screened with their holders are estimated at 16,000' },
  bureauCostPerSecond: {
    default: 1_000_000,
    unit: 'cost',
    why: 'more than one process serves in all; set it by agreement',
  },
  bureauCostBurst: { default: 5_000_000, unit: 'cost', why: 'five seconds of it' },
  bureauNewOperationsPerSecond: {
    default: 50,
    unit: 'operations',
    why: 'planning a new one takes some 10 ms; clients send the same few',
  },
  bureauNewOperationsBurst: { default: 1_000, unit: 'operations', why: 'a client that starts sends all that it has' },
  concurrent: { default: 256, unit: 'requests', why: 'what two cores finish well within the deadline' },
  queuedOfBureau: { default: 128, unit: 'requests', why: 'one bureau waits behind itself, never before others' },
  queued: { default: 1_024, unit: 'requests', why: 'more would be answered after their deadline' },
  queueMs: { default: 1_000, unit: 'ms', why: 'leaves time to answer within the deadline' },
  headerBytes: { default: 8_192, unit: 'bytes', why: 'a token has under 2,000' },
  headersMs: { default: 5_000, unit: 'ms', why: 'slow headers hold a connection' },
  requestMs: { default: 8_000, unit: 'ms', why: '512 kB at 64 kB/s' },
  responseMs: { default: 10_000, unit: 'ms', why: 'who does not read an answer holds its memory' },
  connections: { default: 10_000, unit: 'connections', why: 'some 20 kB each' },
  subgraphConcurrent: { default: 256, unit: 'fetches', why: 'a slow subgraph must not hold all that the process has' },
  subgraphQueued: {
    default: 512,
    unit: 'fetches',
    why: 'wait for a connection; more are told at once that it was not searched',
  },
} as const satisfies Record<string, Limit>;

/** The name of a limit. */
export type LimitName = keyof typeof limitTable;

/** Each limit's value. */
export type Limits = Readonly<Record<LimitName, number>>;

/** The values that hold where nothing else is set. */
export const defaultLimits = Object.fromEntries(
  Object.entries(limitTable).map(([name, limit]) => [name, limit.default]),
) as Limits;
