import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Service } from '@crimegraph/local/service';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { freePorts } from '../support/free-ports';

/** Several instances of documents on one database, and the hit desk that they deliver to: real processes. */
export interface Services {
  /** Addresses of the instances of documents. */
  readonly documents: readonly string[];
  readonly keys: CallerKeys;
  /** Lines of level warn and above that the processes have written. */
  readonly warnings: string[];
  stop(): Promise<void>;
}

type Settings = Readonly<Record<string, string>>;

const WARN = 40;

/**
 * Starts them, all at once, as a deployment does.
 *
 * @param documents the database settings of each instance of documents
 * @param notices those of the hit desk
 */
export async function startServices(documents: readonly Settings[], notices: Settings): Promise<Services> {
  const dataDir = mkdtempSync(join(tmpdir(), 'crimegraph-cluster-'));
  mkdirSync(join(dataDir, 'logs'));
  const keys = await developmentKeys(dataDir);
  const port = await freePorts();
  const hitDesk = `http://127.0.0.1:${port}`;
  const warnings: string[] = [];
  const service = (subgraph: string, instance: number, settings: Settings) =>
    new Service({
      name: `${subgraph}-${instance}`,
      script: join(projectRoot, 'subgraphs', subgraph, 'dist/main.js'),
      url: `http://127.0.0.1:${port + instance}`,
      environment: {
        DATA_DIR: dataDir,
        HOST: '127.0.0.1',
        PORT: String(port + instance),
        HIT_DESK_URL: hitDesk,
        SEED: 'never',
        ...settings,
      },
      logFile: join(dataDir, 'logs', `${subgraph}-${instance}.log`),
      onLine: (line) => {
        if (Number(line['level']) >= WARN) warnings.push(JSON.stringify({ ...line, instance }));
      },
    });
  const services = [
    service('notices', 0, notices),
    ...documents.map((settings, index) => service('documents', index + 1, settings)),
  ];
  const stop = async () => {
    await Promise.all(services.map((one) => one.stop()));
    rmSync(dataDir, { recursive: true });
  };
  try {
    await Promise.all(services.map((one) => one.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    documents: documents.map((_, index) => `http://127.0.0.1:${port + 1 + index}`),
    keys: new CallerKeys(keys.callerKeys),
    warnings,
    stop,
  };
}
