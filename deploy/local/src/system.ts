import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { firstTakenPort } from './ports';
import { Service } from './service';

/** Where and how the whole system is started on one machine. */
export interface SystemOptions {
  host: string;
  /** The gateway's port; the subgraphs take the five that follow. */
  port: number;
  dataDir: string;
  /** Further settings of all processes, for instance the addresses of databases. */
  settings?: Readonly<Record<string, string>>;
  onLine: (service: string, line: Record<string, unknown>) => void;
}

/** The whole system, one process each. */
export interface RunningSystem {
  /** Address of the graph. */
  readonly url: string;
  readonly services: ReadonlyMap<string, Service>;
  stop(): Promise<void>;
}

/** Starts the five subgraphs and the gateway; resolves when all are ready. When one cannot start, none is left running. */
export async function startSystem(options: SystemOptions): Promise<RunningSystem> {
  const { host, port } = options;
  const ports = [port, ...subgraphNames.map((_name, index) => port + 1 + index)];
  const taken = await firstTakenPort(ports, host);
  if (taken !== undefined) {
    throw new Error(`port ${taken} is already in use: another instance is running there, or set PORT.`);
  }
  const services = describeServices(options);
  const stop = async () => {
    await services.get('gateway')?.stop();
    await Promise.all([...services.values()].map((service) => service.stop()));
  };
  try {
    await Promise.all([...services.values()].map((service) => service.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://${host}:${port}/graphql`, services, stop };
}

function describeServices({ host, port, dataDir, settings, onLine }: SystemOptions): Map<string, Service> {
  const logs = join(dataDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const address = (index: number) => `http://${host}:${port + 1 + index}`;
  const urls = subgraphNames.map((name, index) => [`${name.toUpperCase()}_URL`, `${address(index)}/graphql`]);
  const common = {
    ...settings,
    ...(Object.fromEntries(urls) as Record<string, string>),
    HOST: host,
    DATA_DIR: dataDir,
    HIT_DESK_URL: address(subgraphNames.indexOf('notices')),
  };
  const service = (name: string, folder: string, servicePort: number) =>
    new Service({
      name,
      script: join(projectRoot, folder, 'dist/main.js'),
      url: `http://${host}:${servicePort}`,
      environment: { ...common, PORT: String(servicePort) },
      logFile: join(logs, `${name}.log`),
      onLine: (line) => onLine(name, line),
    });
  return new Map([
    ...subgraphNames.map((name, index): [string, Service] => [
      name,
      service(name, `subgraphs/${name}`, port + 1 + index),
    ]),
    ['gateway', service('gateway', 'gateway', port)],
  ]);
}
