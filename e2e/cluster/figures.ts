import type { Caller } from './caller';
import type { Ledger } from './ledger';

/** What a run has shown, line by line, for the test's output and `bench/README.md`. */
export function figures(ledger: Ledger, caller: Caller, problems: readonly string[], lines: string[]): string {
  const sorted = [...caller.durations].sort((a, b) => a - b);
  const quantile = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  const count = (word: string) => problems.filter((problem) => problem.startsWith(word)).length;
  const refused = [...ledger.refused].map(([code, times]) => `${code} ${times}`).join(', ');
  return [
    `reports attempted        ${ledger.reports.length}`,
    `reports acknowledged     ${ledger.acknowledged.length}`,
    `checks answered          ${ledger.checks} (with a hit: ${ledger.hitChecks.length})`,
    `lost                     ${count('LOST')}`,
    `duplicates               ${count('DUPLICATE')}`,
    `refused, asked again     ${refused || 'none'}`,
    `longest without a report ${seconds(ledger.longestOutage('report'))}`,
    `longest without a check  ${seconds(ledger.longestOutage('check'))}`,
    `a call                   p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, longest ${quantile(1 - 1e-9)} ms`,
    ...lines,
  ].join('\n');
}

/** Milliseconds as seconds with one digit. */
export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
