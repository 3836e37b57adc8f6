import type { EntityManager } from 'typeorm';
import type { RecordSource } from '../feed/record-source';

/** The owners of records of one type, one after another, each by one probe of the index by owner. */
export async function* ownersOf(manager: EntityManager, { entity }: RecordSource): AsyncGenerator<string> {
  for (let last = ''; ;) {
    const next = await manager
      .createQueryBuilder(entity, 'record')
      .select('record.owner', 'owner')
      .where('record.owner > :last', { last })
      .orderBy('record.owner')
      .limit(1)
      .getRawOne<{ owner: string }>();
    if (next === undefined) return;
    yield next.owner;
    last = next.owner;
  }
}
