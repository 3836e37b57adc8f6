import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { documentNumber, documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { authorityOf } from '@crimegraph/shared/reference/authority';
import { InputProblems, invalidInput, notOwner, type Problem } from '@crimegraph/shared/requests/problems';
import { newRecord } from '@crimegraph/shared/store/new-record';
import type { RecordRow } from '@crimegraph/shared/store/record-row';
import type { EntityManager } from 'typeorm';
import { TravelDocument } from '../entities/travel-document';
import { activeKey, findActive, identityOf, insertDocuments } from '../store';
import { type TravelDocumentInput, validateReport } from './validate-report';

/** What became of one report: rows are named by their database id, so that the outcome can be kept and answered again. */
export type ReportOutcome =
  | { __typename: 'ReportTravelDocumentSuccess'; documentId: string }
  | { __typename: 'DuplicateRecord'; code: string; message: string; documentId: string }
  | Problem;

/** Reports that are judged or recorded at a stretch, before what else waits in this process has its turn. */
const AT_A_STRETCH = 250;

/** Records each report that may be recorded and is not on record yet; outcomes in the order of `inputs`. */
export async function reportDocuments(
  manager: EntityManager,
  inputs: readonly TravelDocumentInput[],
  paths: readonly string[],
  viewer: Viewer,
  now: Date,
  confidentiality: 1 | 2 | 3 = 1,
): Promise<ReportOutcome[]> {
  const judged: (TravelDocument | Problem)[] = [];
  for (const [index, input] of inputs.entries()) {
    if (index > 0 && index % AT_A_STRETCH === 0) await nextTurn();
    judged.push(judge(input, paths[index] ?? '', viewer, now, confidentiality));
  }
  const rows = judged.filter((item) => item instanceof TravelDocument);
  const known = await findActive(manager, rows, now);
  const inserts: TravelDocument[] = [];
  const outcomes = judged.map((item): ReportOutcome => {
    if (!(item instanceof TravelDocument)) return item;
    const existing = known.get(identityOf(item));
    if (existing !== undefined) return duplicate(existing);
    known.set(identityOf(item), item.id);
    inserts.push(item);
    return { __typename: 'ReportTravelDocumentSuccess', documentId: item.id };
  });
  for (let start = 0; start < inserts.length; start += AT_A_STRETCH) {
    if (start > 0) await nextTurn();
    await insertDocuments(manager, inserts.slice(start, start + AT_A_STRETCH), now);
  }
  return outcomes;
}

function judge(
  input: TravelDocumentInput,
  path: string,
  viewer: Viewer,
  now: Date,
  confidentiality: 1 | 2 | 3,
): TravelDocument | Problem {
  const problems = new InputProblems();
  validateReport(input, path, now, problems);
  if (problems.any) return invalidInput(problems.fields);
  // Only the issuer may say of a document that it is not valid any more (rules of the SLTD database).
  if (authorityOf(input.issuingCountry) !== viewer.bureau) {
    return notOwner(`Only the bureau of the issuing country may report a document.`);
  }
  return reported(input, newRecord('documents', viewer, now, confidentiality));
}

function reported(input: TravelDocumentInput, record: RecordRow): TravelDocument {
  const number = documentNumber(input.number);
  const row: TravelDocument = Object.assign(new TravelDocument(), record, {
    database: 'SLTD' as const,
    number,
    numberKey: documentNumberKey(number),
    issuingCountry: input.issuingCountry,
    type: input.type,
    status: input.status,
    issuedOn: input.issuedOn ?? null,
    validUntil: input.validUntil ?? null,
    lossDate: input.lossDate ?? null,
    lossPlace: input.lossPlace ?? null,
    lossCountry: input.lossCountry ?? null,
    nationalReference: input.nationalReference ?? null,
    remarks: input.remarks ?? null,
    holderId: null,
    withdrawnAt: null,
    withdrawalReason: null,
    activeKey: null,
  });
  row.activeKey = activeKey(row);
  return row;
}

function duplicate(documentId: string): ReportOutcome {
  return {
    __typename: 'DuplicateRecord',
    code: 'DUPLICATE_RECORD',
    message: 'This document is already on record. Withdraw that record first to report something else.',
    documentId,
  };
}
