import { integer, longText, optionalText, recordColumns, text } from '@crimegraph/shared/store/record-columns';
import { type EntityManager, type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { insertGenotypes } from '../dna/insert-dna-profiles';
import { DnaProfile } from '../entities/dna-profile';

/** The table of the numbers that galleries have given. */
export class CreateGallerySequences1760000003006 implements MigrationInterface {
  name = 'CreateGallerySequences1760000003006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'gallery_sequence',
        columns: [text('name', 40, { isPrimary: true }), text('epoch', 36), integer('value')],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('gallery_sequence', true);
  }
}

/** The table of what DNA profiles are searched by. */
export class CreateDnaGenotypes1760000003007 implements MigrationInterface {
  name = 'CreateDnaGenotypes1760000003007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'dna_genotype',
        columns: [
          integer('sequence', { isPrimary: true }),
          text('recordId', 36),
          text('kind', 20),
          text('genotypes', 255),
        ],
        indices: [new TableIndex({ name: 'dna_genotype_record', columnNames: ['recordId'], isUnique: true })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('dna_genotype', true);
  }
}

const PAGE = 1_000;

/** Makes the profiles that are on record already searchable. Again after a crash it takes those that are left. */
export class FillDnaGenotypes1760000003008 implements MigrationInterface {
  name = 'FillDnaGenotypes1760000003008';

  async up(runner: QueryRunner): Promise<void> {
    for (let after = '', page = await unsearchable(runner.manager, after); page.length > 0;) {
      await insertGenotypes(runner.manager, page);
      after = page.at(-1)?.id ?? after;
      page = await unsearchable(runner.manager, after);
    }
  }

  /** What was filled in goes with its table. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

function unsearchable(manager: EntityManager, after: string): Promise<DnaProfile[]> {
  return manager
    .createQueryBuilder(DnaProfile, 'profile')
    .where('profile.id > :after', { after })
    .andWhere('NOT EXISTS (SELECT 1 FROM dna_genotype genotype WHERE genotype.recordId = profile.id)')
    .orderBy('profile.id')
    .limit(PAGE)
    .getMany();
}

/** The table of the relatives of missing persons. */
export class CreateRelativeProfiles1760000003009 implements MigrationInterface {
  name = 'CreateRelativeProfiles1760000003009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'relative_profile',
        columns: [
          ...recordColumns(),
          integer('sequence'),
          text('relationship', 12),
          text('consentedOn', 10),
          longText('alleles'),
          text('genotypes', 255),
          optionalText('nationalReference', 64),
        ],
        indices: [new TableIndex({ name: 'relative_profile_sequence', columnNames: ['sequence'], isUnique: true })],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('relative_profile', true);
  }
}
