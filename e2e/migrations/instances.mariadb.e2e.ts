import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { connectStore } from '@crimegraph/shared/store/open-store';
import { createTestDatabases } from '@crimegraph/shared/testing/test-databases';
import { freePorts } from '../support/free-ports';
import { SubgraphProcess } from '../support/subgraph-process';

test('instances that start at once on one empty database all serve, and each migration was applied once', async () => {
  const databases = await createTestDatabases(subgraphNames);
  const port = await freePorts();
  const instances = [0, 1, 2].map((offset) => new SubgraphProcess('notices', databases, port + offset));
  try {
    await Promise.all(instances.map((instance) => instance.until('/readyz', 200)));
    const { dataDir } = databases;
    const options = { name: 'notices', entities: [], migrations: [], dataDir, databaseUrl: databases.url('notices') };
    const store = await connectStore(options);
    const rows = await store.reader.query<{ name: string }[]>('SELECT name FROM migrations');
    await store.close();
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  } finally {
    await Promise.all(instances.map((instance) => instance.stop()));
    await databases.remove();
  }
}, 60_000);
