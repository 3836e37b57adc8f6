import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '@crimegraph/shared/config/environment';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';

/**
 * Runs the process of one subgraph with arguments that make it do its work and end. It ends as well when this process does.
 *
 * @param onLine told of each structured line it writes
 * @throws with what the process said on standard error, when it did not finish
 */
export function subgraphCommand(
  name: SubgraphName,
  commandArguments: string[],
  onLine: (line: Record<string, unknown>) => void,
): Promise<void> {
  const script = join(projectRoot, 'subgraphs', name, 'dist/main.js');
  const child = spawn(process.execPath, [script, ...commandArguments], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    if (line.startsWith('{')) onLine(JSON.parse(line) as Record<string, unknown>);
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code !== 0) return reject(new Error(said.trim() || `${name} did not finish.`));
      process.stderr.write(said);
      resolve();
    });
  });
}
