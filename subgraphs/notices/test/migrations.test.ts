import { walkMigrations } from '@crimegraph/shared/testing/walk-migrations';
import { notices } from '@crimegraph/notices/definition';

test(
  'every migration goes up and down with rows in the tables, and they end as the entities are',
  () => walkMigrations(notices),
  120_000,
);
