import { gatewaySettings } from '@crimegraph/gateway/settings';
import { subgraphSettings } from '@crimegraph/shared/config/subgraph-settings';
import { subgraphNames, type SubgraphName } from '@crimegraph/shared/config/subgraphs';

/** A process of ours: the gateway or a subgraph. */
export type ProcessName = 'gateway' | SubgraphName;

/** All of them. */
export const processNames: readonly ProcessName[] = ['gateway', ...subgraphNames];

/** The names that each process asks its environment for, told by the code that asks: no list of them can fall behind it. */
export async function settingsAskedFor(): Promise<ReadonlyMap<ProcessName, ReadonlySet<string>>> {
  const names = new Map<ProcessName, ReadonlySet<string>>();
  for (const process of processNames) names.set(process, await namesAskedBy(process));
  return names;
}

/** Reads the settings of a process from `environment`, as it does at its start. @throws what it would end with */
export async function readSettings(name: ProcessName, environment: NodeJS.ProcessEnv): Promise<unknown> {
  const replaced = jest.replaceProperty(process, 'env', environment);
  try {
    return await (name === 'gateway' ? gatewaySettings() : subgraphSettings(name));
  } finally {
    replaced.restore();
  }
}

async function namesAskedBy(name: ProcessName): Promise<ReadonlySet<string>> {
  const asked = new Set<string>();
  // In production it makes no trial keys; that it then misses others is of no interest here.
  const recorder = new Proxy<NodeJS.ProcessEnv>(
    { NODE_ENV: 'production' },
    {
      get: (environment, key) => {
        if (typeof key === 'string') asked.add(key);
        return Reflect.get(environment, key) as string | undefined;
      },
    },
  );
  await readSettings(name, recorder).catch(() => undefined);
  return asked;
}
