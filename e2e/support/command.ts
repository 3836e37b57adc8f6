import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '@crimegraph/shared/config/environment';
import type { TestDatabases } from '@crimegraph/shared/testing/test-databases';

/** An operator's command that runs in a process of its own. */
export interface RunningCommand {
  readonly child: ChildProcess;
  /** The structured lines it has written. */
  readonly lines: Record<string, unknown>[];
  /** Resolves with the exit code, or null after a kill, and what stands on standard error. */
  readonly ended: Promise<{ code: number | null; errors: string }>;
}

/** Runs the process of a subgraph with arguments, on the stores of `databases`. */
export function runSubgraphCommand(
  name: string,
  commandArguments: readonly string[],
  databases: Pick<TestDatabases, 'dataDir' | 'settings'>,
  environment: Record<string, string> = {},
): RunningCommand {
  return run([join(projectRoot, 'subgraphs', name, 'dist/main.js'), ...commandArguments], databases, environment);
}

/** Runs `npm run import`, `export` or `seed` as an operator does, without npm around it. */
export function runLauncher(
  name: 'import' | 'export' | 'seed',
  commandArguments: readonly string[],
  databases: Pick<TestDatabases, 'dataDir' | 'settings'>,
): RunningCommand {
  return run([join(projectRoot, 'deploy/local/dist', `${name}.js`), ...commandArguments], databases, {});
}

function run(
  script: readonly string[],
  { dataDir, settings }: Pick<TestDatabases, 'dataDir' | 'settings'>,
  environment: Record<string, string>,
): RunningCommand {
  const child = spawn(process.execPath, script, {
    env: { ...process.env, DATA_DIR: dataDir, ...settings, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: Record<string, unknown>[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : { said: line });
  });
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, errors }));
  });
  return { child, lines, ended };
}
