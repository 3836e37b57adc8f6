import { personSearchKeys } from '@crimegraph/shared/audit/search-key';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { connection, decodeCursor, pageSize } from '@crimegraph/shared/paging/keyset';
import { keysOf } from '@crimegraph/shared/subject-access/subject-access';
import type { Context } from '../../context';
import { instantKeyset, placeOf } from '@crimegraph/shared/paging/instant-place';
import type { CaseFilter, ConsultationFilter, OrderFilter } from '../commission-store';
import { makeExtract } from '../extract';
import { readSubject, type SubjectInput } from '../read-subject';
import { type SearchedDatabase, searchSubject } from '../subject-search';

/** What a list is asked with. */
export interface Page {
  first: number;
  after?: string | null;
}

const MAX_EXTRACT = 50;

/** The root fields of the commission, and those by which owners see what it asks and orders. */
export const commissionQueries = {
  subjectSearch: async (_: unknown, { subject }: { subject: SubjectInput }, { audit, callService, now }: Context) => {
    const question = readSubject(subject);
    const databases = await searchSubject(callService, question);
    if (databases.every(({ searched }) => !searched)) {
      throw codedError('SERVICE_UNAVAILABLE', 'No database answered. Nothing was searched.', { service: 'notices' });
    }
    // What was met is in the log of each database as well.
    const checkId = audit.search(keysOf(question), []);
    for (const { id } of databases.flatMap(({ records }) => records)) audit.shownIds.add(id);
    return { checkId, checkedAt: now, verdict: verdictOf(databases), databases };
  },

  commissionCase: async (_: unknown, { id }: { id: string }, { loaders, audit }: Context) => {
    const uuid = databaseId('CommissionCase', id);
    const one = uuid === undefined ? null : await loaders.cases.findCase(uuid);
    if (one !== null) audit.shownIds.add(id);
    return one;
  },

  commissionCases: async (
    _: unknown,
    { filter, first, after }: Page & { filter?: (CaseFilter & { applicant?: SubjectInput | null }) | null },
    { loaders, audit }: Context,
  ) => {
    const size = pageSize(first);
    const applicant = filter?.applicant;
    const person = applicant === null || applicant === undefined ? undefined : readSubject(applicant);
    if (person !== undefined) audit.keys = personSearchKeys(person.names[0] ?? '', person.birthDate);
    const key = person === undefined ? undefined : loaders.commission.applicants.key(person);
    const rows = await loaders.cases.cases(filter ?? {}, key, decodeCursor(after), size + 1);
    for (const { id } of rows.slice(0, size)) audit.shownIds.add(globalId('CommissionCase', id));
    return connection(rows, size, (one) => ({ sort: one.listKey, id: one.id }));
  },

  commissionExtract: async (_: unknown, { caseId, first, after }: Page & { caseId: string }, context: Context) => {
    const { loaders, audit, now } = context;
    const size = pageSize(first, MAX_EXTRACT);
    const uuid = databaseId('CommissionCase', caseId);
    const one = uuid === undefined ? null : await loaders.cases.findCase(uuid);
    if (one === null) return null;
    const rows = await loaders.cases.recordPage(one.id, decodeCursor(after)?.id, size + 1);
    const page = connection(rows, size, ({ id }) => ({ sort: '', id }));
    const records = page.edges.map(({ node }) => node);
    const extract = await makeExtract(context.callService, one, records);
    audit.shownIds.add(caseId);
    for (const { record, included } of extract.items) if (included) audit.shownIds.add(record.recordId);
    return { ...extract, madeAt: now, pageInfo: page.pageInfo };
  },

  consultations: async (
    _: unknown,
    { filter, first, after }: Page & { filter?: ConsultationFilter | null },
    { loaders, audit }: Context,
  ) => {
    const size = pageSize(first);
    const rows = await loaders.cases.consultations(filter ?? {}, placeOf(after), size + 1);
    for (const { id } of rows.slice(0, size)) audit.shownIds.add(globalId('Consultation', id));
    return connection(rows, size, ({ askedAt, addedAt, id }) => instantKeyset(askedAt ?? addedAt, id));
  },

  commissionOrders: async (
    _: unknown,
    { filter, first, after }: Page & { filter?: OrderFilter | null },
    { loaders, audit }: Context,
  ) => {
    const size = pageSize(first);
    const rows = await loaders.cases.orderPage(filter ?? {}, placeOf(after), size + 1);
    for (const { id } of rows.slice(0, size)) audit.shownIds.add(globalId('CommissionOrder', id));
    return connection(rows, size, ({ orderedAt, id }) => instantKeyset(orderedAt, id));
  },
};

/** Null while it is not known: something was not searched, and nothing was found where it was. */
function verdictOf(databases: readonly SearchedDatabase[]): 'NO_RECORD' | 'POSSIBLE_MATCH' | 'MATCH' | null {
  const records = databases.flatMap((database) => database.records);
  if (records.length === 0) return databases.every(({ searched }) => searched) ? 'NO_RECORD' : null;
  const certain = ({ level, grounds }: (typeof records)[number]) =>
    level === 'EXACT' || level === 'STRONG' || grounds.includes('RECORD');
  return records.some(certain) ? 'MATCH' : 'POSSIBLE_MATCH';
}
