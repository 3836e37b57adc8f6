import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { boundedByKey } from '@crimegraph/shared/store/bounded-by-key';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { Store } from '@crimegraph/shared/store/store';
import { visibleTo } from '@crimegraph/shared/store/visible-to';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { RecordRow } from '@crimegraph/shared/store/record-row';
import { DnaProfile } from './entities/dna-profile';
import { FaceRecord } from './entities/face-record';
import { FingerprintRecord } from './entities/fingerprint-record';
import { FingerprintTemplate } from './entities/fingerprint-template';
import { RelativeProfile } from './entities/relative-profile';
import { findImagesOf, type ImageFacts } from './formats/image-store';
import { insertEntries } from './matching/gallery/insert-entries';
import { prepareRecord } from './matching/gallery/prepared-record';

const MAX_RECORDS_OF_PERSON = 100;

/** What is known of a finger without its minutiae. */
export type FingerFacts = Omit<FingerprintTemplate, 'template'>;

/** A record of which a person may have several. */
export type PersonalRecord = RecordRow & { personId: string | null };

/** Every query on biometrics. Each read carries the row rules of the viewer. */
export class FingerprintStore {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
    private readonly now: Date,
  ) {}

  /** The records of these ids. */
  findByIds(ids: readonly string[]): Promise<FingerprintRecord[]> {
    return this.visible(FingerprintRecord).andWhere('record.id IN (:...ids)', { ids }).getMany();
  }

  /** Which of these records the viewer may see. */
  async findVisible(ids: readonly string[]): Promise<Set<string>> {
    const query = this.visible(FingerprintRecord).select('record.id', 'id');
    const found = await query.andWhere('record.id IN (:...ids)', { ids }).getRawMany<{ id: string }>();
    return new Set(found.map(({ id }) => id));
  }

  /** The fingers of these records, which were read under the row rules, by position. */
  findFingersOf(recordIds: readonly string[]): Promise<FingerFacts[]> {
    return this.store.reader
      .createQueryBuilder(FingerprintTemplate, 'template')
      .select(FACTS)
      .where('template.recordId IN (:...recordIds)', { recordIds })
      .orderBy('template.position')
      .addOrderBy('template.ordinal')
      .getMany();
  }

  /** The fingers of a record, which was read under the row rules, with their minutiae, in the order of the record. */
  findTemplatesOf(recordId: string): Promise<FingerprintTemplate[]> {
    return this.store.reader.find(FingerprintTemplate, { where: { recordId }, order: { ordinal: 'ASC' } });
  }

  /** What is known of the images of these records, which were read under the row rules. */
  findImagesOf(recordIds: readonly string[]): Promise<ImageFacts[]> {
    return findImagesOf(this.store.reader, recordIds);
  }

  /** The prints of these persons, newest first. */
  findFingerprintsOf(personIds: readonly string[]): Promise<FingerprintRecord[]> {
    return this.ofPersons(FingerprintRecord, personIds);
  }

  /** The DNA profiles of these persons, newest first. */
  findDnaProfilesOf(personIds: readonly string[]): Promise<DnaProfile[]> {
    return this.ofPersons(DnaProfile, personIds);
  }

  /** The faces of these persons, newest first. */
  findFacesOf(personIds: readonly string[]): Promise<FaceRecord[]> {
    return this.ofPersons(FaceRecord, personIds);
  }

  /** DNA profiles by id. */
  findDnaProfiles(ids: readonly string[]): Promise<DnaProfile[]> {
    return this.visible(DnaProfile).andWhere('record.id IN (:...ids)', { ids }).getMany();
  }

  /** Profiles of relatives by id. */
  findRelatives(ids: readonly string[]): Promise<RelativeProfile[]> {
    return this.visible(RelativeProfile).andWhere('record.id IN (:...ids)', { ids }).getMany();
  }

  /** Profiles of relatives of these missing persons, newest first. */
  findRelativesOf(personIds: readonly string[]): Promise<RelativeProfile[]> {
    return this.ofPersons(RelativeProfile, personIds, 'missingPersonId');
  }

  /** Faces by id. */
  findFaces(ids: readonly string[]): Promise<FaceRecord[]> {
    return this.visible(FaceRecord).andWhere('record.id IN (:...ids)', { ids }).getMany();
  }

  private ofPersons<T extends RecordRow>(
    entity: new () => T,
    personIds: readonly string[],
    column: 'personId' | 'missingPersonId' = 'personId',
  ): Promise<T[]> {
    return boundedByKey(personIds, MAX_RECORDS_OF_PERSON, (ids, limit) =>
      this.visible(entity)
        .andWhere(`record.${column} IN (:...ids)`, { ids })
        .orderBy('record.id', 'DESC')
        .limit(limit)
        .getMany(),
    );
  }

  private visible<T extends RecordRow>(entity: new () => T): SelectQueryBuilder<T> {
    const query = this.store.reader.createQueryBuilder(entity, 'record');
    return visibleTo(query, 'record', this.viewer, this.now);
  }
}

const FACTS = ['recordId', 'ordinal', 'position', 'impression', 'quality', 'minutiae', 'digest'].map(
  (column) => `template.${column}`,
);

/** Inserts records with their fingers, and what they are found by: made ready here, unless it was done beforehand. */
export async function insertFingerprints(
  manager: EntityManager,
  records: readonly {
    record: FingerprintRecord;
    templates: readonly FingerprintTemplate[];
    prepared?: Uint8Array | undefined;
  }[],
): Promise<void> {
  await insertRows(
    manager,
    FingerprintRecord,
    records.map(({ record }) => record),
  );
  await insertRows(
    manager,
    FingerprintTemplate,
    records.flatMap(({ templates }) => templates),
  );
  await insertEntries(
    manager,
    records.map(({ record, templates, prepared }) => ({
      recordId: record.id,
      prepared: prepared ?? prepareRecord({ kind: record.kind, templates }),
    })),
  );
}
