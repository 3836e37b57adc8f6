import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { connection, decodeCursor, pageSize } from '../../paging/keyset';
import { bureau } from '../../server/record-resolvers';
import type { SubgraphContext } from '../../server/subgraph-context';
import type { Act } from '../act';
import type { AuditRow } from '../audit-row';
import { recordTerm } from '../audit-term-row';
import { questionSearchKey, searchKeyDigest } from '../search-key';
import { type AuditFilter, narrowedFilter, searchedKey } from './audit-filter';
import { findAuditRows } from './audit-query';

interface PageArguments {
  filter: AuditFilter;
  first: number;
  after?: string | null;
}

/** The resolvers of a subgraph's own part of `AuditTrail`, the same in all of them. */
export function auditTrailResolvers<Loaders>(subgraph: string): GraphQLResolverMap<SubgraphContext<Loaders>> {
  return {
    AuditTrail: {
      __resolveReference: (reference: { id: string }) => reference,
      [subgraph]: (_: unknown, page: PageArguments, context: SubgraphContext<Loaders>) => auditPage(page, context),
    },
    AuditEntry: {
      bureau: (row: AuditRow) => bureau(row.bureau),
      keys: (row: AuditRow) => JSON.parse(row.keys) as string[],
      asked: (row: AuditRow) => JSON.parse(row.asked) as string[],
      shown: (row: AuditRow) => JSON.parse(row.shown) as string[],
      refusals: (row: AuditRow) => row.refusal?.split(' ') ?? [],
    },
  };
}

/** The resolver of the entry into the trail: its id is opaque, and the same for all who may read it. */
export function auditTrailEntry(audit: Act): { id: string } {
  audit.outcome = 'READ';
  return { id: Buffer.from('AuditTrail').toString('base64url') };
}

async function auditPage({ filter, first, after }: PageArguments, { store, viewer, audit }: SubgraphContext<unknown>) {
  const size = pageSize(first);
  const narrowed = narrowedFilter(filter, viewer);
  const { record, searched, key, check: id, ...rest } = narrowed;
  const searchKeys = searched ? [searchedKey(searched)] : [];
  const digests = searchKeys.map((one) => searchKeyDigest(audit.context.secret, one));
  const terms = [...(record ? [recordTerm(record)] : []), ...digests, ...(key ? [key] : [])];
  audit.keys = [questionSearchKey(filter), ...searchKeys];
  audit.asked(record ? [record] : []);
  if (narrowed.bureau) audit.askedIds.add(`bureau:${narrowed.bureau}`);
  if (narrowed.subject) audit.askedIds.add(`subject:${narrowed.subject}`);
  const rows = await findAuditRows(store.reader, { ...rest, id, terms }, decodeCursor(after)?.id, size + 1);
  audit.outcome = rows.length > 0 ? 'READ' : 'MISS';
  return connection(rows, size, (row) => ({ sort: '', id: row.id }));
}
