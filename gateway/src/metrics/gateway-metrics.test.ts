import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { FairAdmission } from '../limits/fair-admission';
import { defaultLimits } from '../limits/limits';
import { GatewayMetrics } from './gateway-metrics';
import { startMetricsServer } from './metrics-server';

test('the dashboard asks for metrics that there are', async () => {
  const metrics = new GatewayMetrics(new Set(['BorderCheck']));
  metrics.watch(new FairAdmission(defaultLimits));
  const known = new Set(metrics.registry.getMetricsAsArray().map(({ name }) => name));
  const dashboard = readFileSync(join(projectRoot, 'deploy/grafana/crimegraph.json'), 'utf8');
  const asked = [...dashboard.matchAll(/crimegraph_\w+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''));
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((name) => !known.has(name))).toEqual([]);
  expect(await metrics.registry.metrics()).toContain('crimegraph_requests{state="allowed"} 256');
});

test('a name that clients make up is no label', async () => {
  const metrics = new GatewayMetrics(new Set(['BorderCheck']));
  metrics.operation('BorderCheck', 'FRA', 'answered', 0.1);
  metrics.operation('FindJohnDoe', 'FRA', 'answered', 0.1);
  metrics.operation(null, 'FRA', 'refused', 0.1);
  const server = await startMetricsServer(metrics.registry, '127.0.0.1', 0);
  try {
    const text = await (await fetch(server.url)).text();
    expect(text).toContain('crimegraph_operation_seconds_count{operation="BorderCheck",outcome="answered"} 1');
    expect(text).toContain('operation="other",outcome="answered"} 1');
    expect(text).not.toContain('JohnDoe');
    expect((await fetch(new URL('/', server.url))).status).toBe(404);
  } finally {
    await server.stop();
  }
});
