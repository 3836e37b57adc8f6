import { type SubgraphName, subgraphNames } from '@crimegraph/shared/config/subgraphs';
import type { CallService } from '@crimegraph/shared/server/service-calls';
import { type HeldRecord, type HeldRecords, heldRecordsSchema } from '@crimegraph/shared/subject-access/held-record';
import { betterLevel } from '@crimegraph/shared/subject-access/subject-access';
import type { SubjectQuestion } from '@crimegraph/shared/subject-access/subject-question';

/** What one database came to. */
export interface SearchedDatabase {
  database: SubgraphName;
  /** False when it did not answer, in whichever round: then what is here may not be all. */
  searched: boolean;
  /** False when there is more than is shown. */
  complete: boolean;
  records: HeldRecord[];
}

/** From what was asked for to a person, to what hangs on the person, to what names that. */
const ROUNDS = 3;
/** Ids that one question may name. */
const MAX_NAMED = 400;

/**
 * Asks every database what it holds on a person, then what hangs on what was found, until nothing new is found. A database that
 * does not answer is told of; the others are searched.
 */
export async function searchSubject(call: CallService, question: SubjectQuestion): Promise<SearchedDatabase[]> {
  const results = new Map<SubgraphName, { searched: boolean; complete: boolean; records: Map<string, HeldRecord> }>(
    subgraphNames.map((name) => [name, { searched: true, complete: true, records: new Map() }]),
  );
  const named = new Set(question.records);
  let next = question;
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await Promise.all(subgraphNames.map((name) => ask(call, name, next)));
    const news = new Set<string>();
    for (const [index, name] of subgraphNames.entries()) {
      const result = results.get(name);
      const answer = answers[index];
      if (result === undefined) continue;
      result.searched &&= answer !== undefined;
      result.complete &&= answer?.complete ?? false;
      for (const record of answer?.records ?? []) {
        result.records.set(record.id, joined(result.records.get(record.id), record));
        for (const id of [record.id, ...record.persons]) if (!named.has(id)) news.add(id);
      }
    }
    const records = [...news].slice(0, MAX_NAMED);
    if (news.size > records.length) for (const result of results.values()) result.complete = false;
    if (records.length === 0) break;
    for (const id of records) named.add(id);
    next = { names: [], birthDate: null, documents: [], records };
  }
  return subgraphNames.map((database) => {
    const { searched = false, complete = false, records = new Map<string, HeldRecord>() } = results.get(database) ?? {};
    return { database, searched, complete, records: [...records.values()] };
  });
}

async function ask(call: CallService, name: SubgraphName, question: SubjectQuestion): Promise<HeldRecords | undefined> {
  try {
    return heldRecordsSchema.parse(await call(name, 'subject-search', question));
  } catch {
    return undefined;
  }
}

/** A record that was found before keeps why: that it is met again by its id says nothing new. */
function joined(known: HeldRecord | undefined, found: HeldRecord): HeldRecord {
  if (known === undefined) return found;
  const grounds = [...new Set([...known.grounds, ...found.grounds.filter((ground) => ground !== 'RECORD')])];
  return { ...known, grounds, level: betterLevel(known.level, found.level) };
}
