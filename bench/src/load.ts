/** What a load came to. */
export interface LoadFigures {
  requests: number;
  requestsPerSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}

/** What a load came to, request by request. */
export interface Latencies {
  /** In ms, in no particular order. */
  latencies: number[];
  seconds: number;
}

/**
 * Sends requests for `seconds` with `concurrency` of them under way at all times.
 *
 * @param send sends the n-th request and rejects when its answer is not what it must be
 */
export async function load(
  concurrency: number,
  seconds: number,
  send: (n: number) => Promise<void>,
): Promise<LoadFigures> {
  return loadFigures([await latenciesOf(concurrency, seconds, send)]);
}

/**
 * The same, request by request.
 *
 * @param send may give the latency in ms itself, when not all that it does is part of it
 */
export async function latenciesOf(
  concurrency: number,
  seconds: number,
  send: (n: number) => Promise<number | void>,
): Promise<Latencies> {
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1_000;
  let next = 0;
  const client = async () => {
    while (performance.now() < end) {
      const begun = performance.now();
      const own = await send((next += 1));
      latencies.push(own ?? performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  return { latencies, seconds: (performance.now() - started) / 1_000 };
}

/** The figures of one load, or of the rounds of one. */
export function loadFigures(rounds: readonly Latencies[]): LoadFigures {
  const latencies = rounds.flatMap((round) => round.latencies).sort((a, b) => a - b);
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  const percentile = (share: number) =>
    rounded(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN);
  return {
    requests: latencies.length,
    requestsPerSecond: rounded(latencies.length / seconds),
    p50Ms: percentile(0.5),
    p95Ms: percentile(0.95),
    p99Ms: percentile(0.99),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
