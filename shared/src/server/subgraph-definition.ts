import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import type { SubgraphSettings } from '../config/subgraph-settings';
import type { SubgraphName } from '../config/subgraphs';
import type { RecordSource } from '../feed/record-source';
import type { Viewer } from '../identity/viewer';
import type { Logger } from '../log/logger';
import type { CsvImport } from '../import/csv-import';
import type { FileImport } from '../import/file-import';
import type { Seed } from '../seed/seed';
import type { Classes } from '../store/open-store';
import type { Store } from '../store/store';
import type { SubgraphContext } from './subgraph-context';
import type { SubjectSource } from '../subject-access/subject-source';
import type { EntityManager } from 'typeorm';

/** What a part that lives as long as the process is made from. */
export interface Runtime {
  readonly store: Store;
  readonly settings: SubgraphSettings;
  readonly logger: Logger;
}

/** What works beside the requests: timers, senders, feeds. */
export interface ProcessPart {
  /** Before it is done the process is not ready, and answers nothing: what would be answered without it is not whole. */
  readonly ready?: Promise<unknown>;
  /** Ends what is under way and starts nothing more; called before the server drains and the store is closed. */
  stop(): Promise<void>;
}

/** Everything that makes one subgraph: the rest is shared. */
export interface SubgraphDefinition<Loaders> {
  readonly name: SubgraphName;
  /** Absolute path of its `schema.graphql`. */
  readonly schemaPath: string;
  readonly resolvers: GraphQLResolverMap<SubgraphContext<Loaders>>;
  readonly entities: Classes;
  readonly migrations: Classes;
  /** Starts what works beside the requests, when the subgraph is served; `createLoaders` is given what it gives. */
  open?(runtime: Runtime): ProcessPart;
  /** Loaders live for one request, because two viewers may see different rows. */
  createLoaders(store: Store, viewer: Viewer, now: Date, part?: ProcessPart): Loaders;
  readonly seeds: readonly Seed[];
  /** Files that can be brought into the store, by the name of their format: `npm run import -- FORMAT FILE`. */
  readonly imports?: Readonly<Record<string, (manager: EntityManager, text: string, now: Date) => Promise<void>>>;
  /** Records that can be imported from CSV: `npm run import -- NAME FILE.csv --bureau CODE`. */
  readonly csv?: CsvImport;
  /** All of its records, by type. */
  readonly records: readonly RecordSource[];
  /** How they are searched for what is held on a person. */
  readonly subjects: readonly SubjectSource<Loaders>[];
  /** Files of which each is one record: `npm run import -- NAME FILE --bureau CODE`. */
  readonly file?: FileImport;
  /** Those of its records that have a change feed: `npm run export -- NAME --bureau CODE --out FILE`. */
  readonly feed?: RecordSource;
  /**
   * Calls between our own services, at `/internal/<name>`: signed like every other, and what they note in the audit trail
   * is durable before they are answered. What they give is the answer, as JSON.
   */
  readonly internal?: Readonly<Record<string, (body: unknown, context: SubgraphContext<Loaders>) => Promise<object>>>;
}
