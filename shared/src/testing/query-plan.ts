import { LibsqlDriver } from '../store/libsql-driver';
import type { Store } from '../store/store';

/** How a statement comes to the rows of one of its tables. */
export interface TableAccess {
  /** The table's alias in the statement. */
  table: string;
  /** The index that is used; null when none is. `PRIMARY` is the primary key. */
  index: string | null;
  /** The columns of the index that narrow what is read. */
  columns: string[];
}

/** What the engine plans to do for one statement. */
export interface QueryPlan {
  tables: TableAccess[];
  /** Whether rows are sorted after they were read. */
  sorts: boolean;
}

/** The plans for the SELECT statements that `work` sends, as they are on whichever store is tested. */
export async function queryPlans(store: Store, work: () => Promise<unknown>): Promise<QueryPlan[]> {
  const selects = await selectsOf(store, work);
  const explain = store.dialect === 'sqlite' ? explainedBySqlite : explainedByMysql;
  const plans: QueryPlan[] = [];
  for (const [sql, parameters] of selects) plans.push(await explain(store, sql, parameters));
  return plans;
}

/** The accesses of `plans` to the table that is called `alias` there. */
export function accessesTo(alias: string, plans: readonly QueryPlan[]): TableAccess[] {
  return plans.flatMap(({ tables }) => tables.filter(({ table }) => table === alias));
}

type Parameters = readonly unknown[];

/** The store's own listeners are never given the parameters, which are personal data: here they are taken at the source. */
async function selectsOf(store: Store, work: () => Promise<unknown>): Promise<Map<string, Parameters>> {
  const { logger } = store.reader.dataSource;
  const selects = new Map<string, Parameters>();
  const logQuery = logger.logQuery.bind(logger);
  logger.logQuery = (sql, parameters: unknown[] = []) => {
    if (sql.startsWith('SELECT')) selects.set(sql, parameters);
    logQuery(sql);
  };
  await work();
  logger.logQuery = logQuery;
  return selects;
}

/** On a connection of its own: libsql leaves an EXPLAIN open, and the connection goes on seeing the rows of that moment. */
async function explainedBySqlite(store: Store, sql: string, parameters: Parameters): Promise<QueryPlan> {
  const connection = new LibsqlDriver(String(store.reader.dataSource.options.database), { readonly: true });
  const rows = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
  connection.close();
  const details = rows.map(({ detail }) => detail);
  return Promise.resolve({
    tables: details.flatMap((detail) => {
      // A whole number that is the primary key is the row's own place, which SQLite names `rowid`; a table without such places is its primary key.
      const match =
        /^(?:SEARCH|SCAN) (\S+)(?: USING (?:(?:COVERING )?INDEX (\S+)|((?:INTEGER )?PRIMARY KEY))(?: \((.*)\))?)?/.exec(
          detail,
        );
      if (match === null) return [];
      const [, table = '', index = null, place, terms = ''] = match;
      const columns = [...terms.matchAll(/(\w+)[=<>]/g)].map(([, column = '']) => column);
      const isPrimary = place !== undefined || index?.startsWith('sqlite_autoindex');
      return [{ table, index: isPrimary ? 'PRIMARY' : index, columns }];
    }),
    sorts: details.some((detail) => detail.includes('TEMP B-TREE FOR ORDER BY')),
  });
}

async function explainedByMysql(store: Store, sql: string, parameters: Parameters): Promise<QueryPlan> {
  const tables = store.reader.dataSource.entityMetadatas.map(({ tableName }) => `\`${tableName}\``);
  // Statistics are made in the background otherwise, at any time.
  await store.reader.query(`ANALYZE TABLE ${tables.join(', ')}`);
  const rows = await store.reader.query<{ EXPLAIN: string }[]>(`EXPLAIN FORMAT=JSON ${sql}`, [...parameters]);
  const nodes = allNodes(JSON.parse(rows[0]?.EXPLAIN ?? '{}'));
  return {
    tables: nodes.flatMap((node) => (typeof node['table_name'] === 'string' ? accesses(node['table_name'], node) : [])),
    sorts: nodes.some((node) => 'filesort' in node),
  };
}

type Node = Record<string, unknown>;

/** One access of a table; as many as there are indexes where several are merged. */
function accesses(table: string, node: Node): TableAccess[] {
  const merged = 'index_merge' in node ? allNodes(node['index_merge']).filter((part) => 'key' in part) : [node];
  return merged.map((part) => ({
    table,
    index: (part['key'] as string | undefined) ?? null,
    // Of an index that is walked from its beginning no column narrows anything.
    columns: node['access_type'] === 'index' ? [] : ((part['used_key_parts'] as string[] | undefined) ?? []),
  }));
}

function allNodes(part: unknown): Node[] {
  if (part === null || typeof part !== 'object') return [];
  const below = Object.values(part).flatMap(allNodes);
  return Array.isArray(part) ? below : [part as Node, ...below];
}
