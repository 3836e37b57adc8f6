import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';

const SOURCE = join(projectRoot, 'bench/src/gateway/rivals');
/** Ignored by version control. */
const FOLDER = join(projectRoot, 'bench/dist/rivals');
const FILES = ['package.json', 'native-planner.config.mjs', 'javascript-planner.config.mjs'];

/** How a rival is started, after `node`. */
export interface Rival {
  name: 'hiveJavascript' | 'hiveNative';
  command: (supergraphFile: string, port: number) => string[];
}

/** Installs Hive Gateway apart from the project, once, and tells how it is started: with each of its planners. */
export function rivals(): Rival[] {
  mkdirSync(FOLDER, { recursive: true });
  const [file = ''] = FILES;
  const target = join(FOLDER, file);
  const current = existsSync(target) && readFileSync(target, 'utf8') === readFileSync(join(SOURCE, file), 'utf8');
  for (const name of FILES) cpSync(join(SOURCE, name), join(FOLDER, name));
  if (!current || !existsSync(join(FOLDER, 'node_modules'))) {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: FOLDER, stdio: 'ignore' });
  }
  const bin = join(FOLDER, 'node_modules/@graphql-hive/gateway/dist/bin.js');
  const started = (supergraphFile: string, port: number) => [
    bin,
    'supergraph',
    supergraphFile,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--fork',
    '1',
  ];
  const config = (planner: string) => ['--config-path', join(FOLDER, `${planner}-planner.config.mjs`)];
  return [
    { name: 'hiveJavascript', command: (file, port) => [...started(file, port), ...config('javascript'), '--jit'] },
    { name: 'hiveNative', command: (file, port) => [...started(file, port), ...config('native')] },
  ];
}
