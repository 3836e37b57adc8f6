import { walkMigrations } from '@crimegraph/shared/testing/walk-migrations';
import { persons } from '@crimegraph/persons/definition';

test(
  'every migration goes up and down with rows in the tables, and they end as the entities are',
  () => walkMigrations(persons),
  120_000,
);
