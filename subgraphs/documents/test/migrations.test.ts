import { walkMigrations } from '@crimegraph/shared/testing/walk-migrations';
import { documents } from '@crimegraph/documents/definition';

/** On MySQL rows are clustered by a number that no entity has (ADR 0007). */
const clustered = [
  'DROP INDEX `travel_document_id` ON `travel_document`',
  'ALTER TABLE `travel_document` CHANGE `position` `position` bigint UNSIGNED NOT NULL',
  'ALTER TABLE `travel_document` DROP PRIMARY KEY',
  'ALTER TABLE `travel_document` DROP COLUMN `position`',
  // It would make this one anew, because the id that it would change is a part of it.
  'DROP INDEX `travel_document_expiry` ON `travel_document`',
  'ALTER TABLE `travel_document` ADD PRIMARY KEY (`id`)',
  'CREATE INDEX `travel_document_expiry` ON `travel_document` (`owner`, `expiresAt`, `id`)',
];

test(
  'every migration goes up and down with rows in the tables, and they end as the entities are',
  () => walkMigrations(documents, { mysql: clustered }),
  120_000,
);
