/** What a load came to. */
export interface LoadFigures {
  requests: number;
  requestsPerSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
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
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1_000;
  let next = 0;
  const client = async () => {
    while (performance.now() < end) {
      const begun = performance.now();
      await send((next += 1));
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  const elapsed = (performance.now() - started) / 1_000;
  latencies.sort((a, b) => a - b);
  const percentile = (share: number) =>
    rounded(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN);
  return {
    requests: latencies.length,
    requestsPerSecond: rounded(latencies.length / elapsed),
    p50Ms: percentile(0.5),
    p95Ms: percentile(0.95),
    p99Ms: percentile(0.99),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
