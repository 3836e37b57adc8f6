import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { commonEntities } from './common-entities';
import { commonMigrations } from './migrations/common-migrations';
import { openEmbedded } from './embedded-store';
import { openMysql } from './mysql/open-mysql';
import type { Logger } from '../log/logger';
import type { OpenOptions } from './open-options';
import type { Store } from './store';

/** TypeORM's entity and migration classes. */
export type Classes = (new (...parameters: never[]) => object)[];

/** What a store is opened with. */
export interface StoreOptions {
  /** The subgraph's name; also the file name of the embedded store. */
  name: string;
  entities: Classes;
  migrations: Classes;
  /** `mysql://user:password@host:port/database[,...]`, in order of preference; when absent the embedded store is used. */
  databaseUrl?: string | undefined;
  /** Further nodes of the same synchronous cluster, for reads. */
  databaseReadUrls?: string | undefined;
  /** Told of database nodes that fail and come back. */
  logger?: Logger | undefined;
  /** Folder of the embedded stores; made when missing. */
  dataDir: string;
}

/** Opens a subgraph's store as it is; its `migrator` knows which migrations are pending. */
export async function connectStore(options: StoreOptions): Promise<Store> {
  const common: OpenOptions = {
    name: options.name,
    entities: [...commonEntities, ...options.entities],
    migrations: [...commonMigrations, ...options.migrations],
  };
  const { databaseUrl, databaseReadUrls, logger } = options;
  if (databaseUrl !== undefined) return openMysql(common, { databaseUrl, databaseReadUrls, logger });
  mkdirSync(options.dataDir, { recursive: true });
  return openEmbedded(common, join(options.dataDir, `${options.name}.sqlite`));
}

/** Opens a subgraph's store and applies its pending migrations; rejects when one of them fails. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store = await connectStore(options);
  try {
    await store.migrator.up();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
