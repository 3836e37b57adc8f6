import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { EntityManager } from 'typeorm';
import { FingerprintImage } from '../entities/fingerprint-image';

/** What is known of an image without its bytes. */
export type ImageFacts = Omit<FingerprintImage, 'data'>;

/** What is known of the images of these records, in the order in which they came. */
export function findImagesOf(manager: EntityManager, recordIds: readonly string[]): Promise<ImageFacts[]> {
  return manager
    .createQueryBuilder(FingerprintImage, 'image')
    .select(FACTS)
    .where('image.recordId IN (:...recordIds)', { recordIds })
    .orderBy('image.recordId')
    .addOrderBy('image.ordinal')
    .getMany();
}

/** Inserts images one by one: together they may be larger than what a server takes at once. */
export async function insertImages(manager: EntityManager, images: readonly FingerprintImage[]): Promise<void> {
  for (const image of images) await insertRows(manager, FingerprintImage, [image]);
}

const FACTS = [
  'recordId',
  'ordinal',
  'recordType',
  'impression',
  'positions',
  'capturedOn',
  'width',
  'height',
  'dpi',
  'compression',
  'bytes',
  'digest',
].map((column) => `image.${column}`);
