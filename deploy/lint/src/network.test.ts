import { join } from 'node:path';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { chartPath, renderChart } from './helm';
import type { Labels, Manifest } from './manifest';
import { type Party, reaches } from './network-reach';

const own = renderChart('--values', join(chartPath, 'ci/own-database-values.yaml'));
const existing = renderChart('--values', join(chartPath, 'ci/existing-database-values.yaml'));

describe('who reaches whom in the chart', () => {
  const parts = ['gateway', ...subgraphNames, 'migration', 'database'];

  /** `from -> to:port` of all that is allowed. */
  const allowed = (manifests: Manifest[], ports: number[]): string[] => {
    const parties: [string, Party][] = [
      ['outside', 'outside'],
      ...parts.map((part): [string, Party] => [part, pod(part)]),
    ];
    return parties.flatMap(([fromName, from]) =>
      parties.flatMap(([toName, to]) =>
        from === 'outside' && to === 'outside'
          ? []
          : ports
              .filter((port) => reaches(manifests, from, to, port))
              .map((port) => `${fromName} -> ${toName}:${port}`),
      ),
    );
  };
  const others = subgraphNames.filter((name) => name !== 'notices');
  const calls = [
    'outside -> gateway:4000',
    ...subgraphNames.map((name) => `gateway -> ${name}:4000`),
    ...subgraphNames.map((name) => `${name} -> notices:4000`),
    ...others.map((name) => `notices -> ${name}:4000`),
  ];

  it('is the gateway by clients, the subgraphs by the gateway and by notices, and notices by the subgraphs', () => {
    expect(allowed(own, [4000]).sort()).toEqual(calls.sort());
    expect(others).toHaveLength(4);
  });

  it('is the database by subgraphs, migrations and its own nodes', () => {
    expect(allowed(own, [3306]).sort()).toEqual(
      [...subgraphNames, 'migration', 'database'].map((from) => `${from} -> database:3306`).sort(),
    );
    expect(allowed(own, [4444, 4567, 4568])).toEqual([4444, 4567, 4568].map((port) => `database -> database:${port}`));
  });

  it('is, outside, the issuer of tokens by the gateway, and an existing database by subgraphs and migrations', () => {
    expect(allowed(own, [80, 443, 8443])).toEqual(['gateway -> outside:443']);
    expect(allowed(existing, [80, 443, 8443])).toEqual(['gateway -> outside:8443']);
    expect(allowed(existing, [6446, 3306])).toEqual(
      [...subgraphNames, 'migration'].map((from) => `${from} -> outside:6446`),
    );
  });

  it('is everybody where there are no policies', () => {
    const none = renderChart(
      '--values',
      join(chartPath, 'ci/own-database-values.yaml'),
      '--set',
      'networkPolicy.enabled=false',
    );
    expect(allowed(none, [4567]).length).toBe((parts.length + 1) ** 2 - 1);
  });

  it('is more when the policy that refuses the rest is left out', () => {
    const without = own.filter(({ metadata }) => metadata.name !== 'crimegraph-gateway');
    expect(allowed(without, [4000])).not.toContain('gateway -> persons:4000');
    const withoutAny = own.filter(({ metadata }) => !/^crimegraph-(nothing-else|persons)$/.test(metadata.name));
    expect(allowed(withoutAny, [4000])).toContain('outside -> persons:4000');
  });
});

function pod(part: string): Labels {
  return {
    'app.kubernetes.io/name': 'crimegraph',
    'app.kubernetes.io/instance': 'crimegraph',
    'app.kubernetes.io/component': part,
  };
}
