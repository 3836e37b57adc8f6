import { walkMigrations } from '@crimegraph/shared/testing/walk-migrations';
import { documents } from '@crimegraph/documents/definition';

test(
  'every migration goes up and down with rows in the tables, and they end as the entities are',
  () => walkMigrations(documents),
  120_000,
);
