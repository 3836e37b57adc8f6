import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import type { Act } from '../audit/act';
import type { AuditTrail } from '../audit/audit-trail';
import type { SubgraphName } from '../config/subgraphs';
import type { RecordSource } from '../feed/record-source';
import type { Viewer } from '../identity/viewer';
import type { CsvImport } from '../import/csv-import';
import type { Seed } from '../seed/seed';
import type { Classes } from '../store/open-store';
import type { Store } from '../store/store';
import type { EntityManager } from 'typeorm';

/** What every resolver of a subgraph is given, new for each request. */
export interface SubgraphContext<Loaders> {
  readonly viewer: Viewer;
  /** In a mutation, what it writes is audited in the transaction of the write. */
  readonly store: Store;
  readonly loaders: Loaders;
  /** The act that is under way: that of the root field or edge which is resolved. */
  readonly audit: Act;
  /** All that the request does. The server keeps it; resolvers use `audit`. */
  readonly trail: AuditTrail;
  /** The instant of the request: retention, ages and deadlines are judged from it. */
  readonly now: Date;
}

/** Everything that makes one subgraph: the rest is shared. */
export interface SubgraphDefinition<Loaders> {
  readonly name: SubgraphName;
  /** Absolute path of its `schema.graphql`. */
  readonly schemaPath: string;
  readonly resolvers: GraphQLResolverMap<SubgraphContext<Loaders>>;
  readonly entities: Classes;
  readonly migrations: Classes;
  /** Loaders live for one request, because two viewers may see different rows. */
  createLoaders(store: Store, viewer: Viewer, now: Date): Loaders;
  readonly seeds: readonly Seed[];
  /** Files that can be brought into the store, by the name of their format: `npm run import -- FORMAT FILE`. */
  readonly imports?: Readonly<Record<string, (manager: EntityManager, text: string, now: Date) => Promise<void>>>;
  /** Records that can be imported from CSV: `npm run import -- NAME FILE.csv --bureau CODE`. */
  readonly csv?: CsvImport;
  /** Records that have a change feed: `npm run export -- NAME --bureau CODE --out FILE`. */
  readonly feed?: RecordSource;
  /** Calls between our own services, at `/internal/<name>`: signed like every other. */
  readonly internal?: Readonly<Record<string, (body: unknown, store: Store) => Promise<void>>>;
}
