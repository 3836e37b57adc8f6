import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '@crimegraph/shared/config/environment';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';

/**
 * Runs the process of one subgraph with arguments that make it do its work and end.
 *
 * @param onLine told of each structured line it writes
 */
export function subgraphCommand(
  name: SubgraphName,
  commandArguments: string[],
  onLine: (line: Record<string, unknown>) => void,
): Promise<void> {
  const script = join(projectRoot, 'subgraphs', name, 'dist/main.js');
  const child = spawn(process.execPath, [script, ...commandArguments], { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) onLine(JSON.parse(line) as Record<string, unknown>);
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} did not finish.`))));
  });
}
