import { randomUUID } from 'node:crypto';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** How many entries a gallery has ever had. */
@Entity('gallery_sequence')
export class GallerySequence {
  /** The gallery: `dna`, `relatives`, or the id of a model of faces. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  name: string;

  /** Another UUID when it was begun again, for instance in a restored database: whoever holds entries of before forgets them. */
  @Column({ type: 'varchar', length: 36 })
  epoch: string;

  @Column({ type: 'int' })
  value: number;
}

/**
 * Takes the next `count` numbers of a gallery, within the transaction that inserts its entries, and gives the first. The row
 * stays locked until the transaction ends, so numbers are committed in their order: who has seen number n has seen all before.
 */
export async function takeSequence(manager: EntityManager, name: string, count: number): Promise<number> {
  await manager
    .createQueryBuilder()
    .update(GallerySequence)
    .set({ value: () => `value + ${Math.trunc(count)}` })
    .where('name = :name', { name })
    .execute();
  const taken = await manager.findOneBy(GallerySequence, { name });
  if (taken !== null) return taken.value - count + 1;
  await manager.insert(GallerySequence, { name, epoch: randomUUID(), value: count });
  return 1;
}
