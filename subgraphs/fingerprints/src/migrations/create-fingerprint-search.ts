import { integer, longText, text } from '@crimegraph/shared/store/record-columns';
import { type EntityManager, type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { decisionTable } from '../decisions/decision-table';
import { FingerprintRecord } from '../entities/fingerprint-record';
import { insertEntries } from '../matching/gallery/insert-entries';

/** The table of the numbers that records of finger prints are read by. */
export class CreateFingerprintEntries1760000003016 implements MigrationInterface {
  name = 'CreateFingerprintEntries1760000003016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'fingerprint_entry',
        columns: [
          integer('sequence', { isPrimary: true }),
          text('recordId', 36),
          integer('version'),
          longText('prepared'),
        ],
        indices: [new TableIndex({ name: 'fingerprint_entry_record', columnNames: ['recordId'], isUnique: true })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('fingerprint_entry', true);
  }
}

const PAGE = 1_000;

/**
 * Makes the records that there are already searchable; the first process that reads them makes them ready. Again after a crash
 * it takes those that are left.
 */
export class FillFingerprintEntries1760000003017 implements MigrationInterface {
  name = 'FillFingerprintEntries1760000003017';

  async up(runner: QueryRunner): Promise<void> {
    for (let after = '', page = await unsearchable(runner.manager, after); page.length > 0;) {
      await insertEntries(
        runner.manager,
        page.map((recordId) => ({ recordId })),
      );
      after = page.at(-1) ?? after;
      page = await unsearchable(runner.manager, after);
    }
  }

  /** What was filled in goes with its table. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

async function unsearchable(manager: EntityManager, after: string): Promise<string[]> {
  const found = await manager
    .createQueryBuilder(FingerprintRecord, 'record')
    .select('record.id')
    .where('record.id > :after', { after })
    .andWhere('NOT EXISTS (SELECT 1 FROM fingerprint_entry entry WHERE entry.recordId = record.id)')
    .orderBy('record.id')
    .limit(PAGE)
    .getMany();
  return found.map(({ id }) => id);
}

/** Fingers are found by their minutiae now, and by digest no more. */
export class DropFingerprintDigestIndex1760000003018 implements MigrationInterface {
  name = 'DropFingerprintDigestIndex1760000003018';

  async up(runner: QueryRunner): Promise<void> {
    const table = await runner.getTable('fingerprint_template');
    if (table?.indices.some(({ name }) => name === DIGEST_INDEX.name)) {
      await runner.dropIndex('fingerprint_template', DIGEST_INDEX);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex('fingerprint_template', DIGEST_INDEX);
  }
}

const DIGEST_INDEX = new TableIndex({ name: 'fingerprint_template_digest', columnNames: ['digest', 'recordId'] });

/** The table of what examiners decided on searches of finger prints. */
export class CreateFingerprintDecisions1760000003019 implements MigrationInterface {
  name = 'CreateFingerprintDecisions1760000003019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(decisionTable('fingerprint_decision'), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('fingerprint_decision', true);
  }
}
