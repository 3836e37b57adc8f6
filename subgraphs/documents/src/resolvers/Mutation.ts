import { codedError } from '@crimegraph/shared/errors/coded-error';
import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import { InputProblems, invalidInput } from '@crimegraph/shared/requests/problems';
import { inBulkLane } from '@crimegraph/shared/store/bulk-lane';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context';
import { reportDocuments, type ReportOutcome } from '../reports/report-documents';
import type { TravelDocumentInput } from '../reports/validate-report';
import { withdrawDocument } from '../reports/withdraw-document';

const MAX_BULK = 1_000;

export const Mutation = {
  reportTravelDocument: async (
    _: unknown,
    { input }: { input: { requestId: string; document: TravelDocumentInput } },
    { store, viewer, now, audit }: Context,
  ) => {
    const problems = new InputProblems();
    problems.requestId(input.requestId);
    if (problems.any) return invalidInput(problems.fields);
    return idempotent(store, viewer, 'reportTravelDocument', input, async (manager) => {
      const [only] = await reportDocuments(manager, [input.document], ['document'], viewer, now);
      audit.changed(recorded([only as ReportOutcome]));
      return only as ReportOutcome;
    });
  },

  reportTravelDocuments: async (
    _: unknown,
    { input }: { input: { requestId: string; documents: TravelDocumentInput[] } },
    { store, viewer, now, audit }: Context,
  ) => {
    const { requestId, documents } = input;
    if (documents.length > MAX_BULK) {
      throw codedError('LIST_TOO_LONG', `"input.documents": expected 1 to ${MAX_BULK} documents.`, { limit: MAX_BULK });
    }
    const problems = new InputProblems();
    problems.requestId(requestId);
    problems.expect(documents.length > 0, 'documents', `1 to ${MAX_BULK} documents`);
    if (problems.any) return invalidInput(problems.fields);
    const report = async (manager: EntityManager) => {
      const paths = documents.map((_document, index) => `documents.${index}`);
      const outcomes = await reportDocuments(manager, documents, paths, viewer, now);
      audit.changed(recorded(outcomes));
      return { __typename: 'ReportTravelDocumentsSuccess' as const, recorded: recorded(outcomes).length, outcomes };
    };
    return inBulkLane(store, () => idempotent(store, viewer, 'reportTravelDocuments', input, report));
  },

  withdrawTravelDocument: async (
    _: unknown,
    { input }: { input: { requestId: string; id: string; reason: string } },
    { store, viewer, now, audit, loaders }: Context,
  ) => {
    const problems = new InputProblems();
    problems.requestId(input.requestId);
    problems.text(input.reason, 'reason', 500, 1);
    if (problems.any) return invalidInput(problems.fields);
    const uuid = databaseId('TravelDocument', input.id);
    return idempotent(store, viewer, 'withdrawTravelDocument', input, async (manager) => {
      const outcome = await withdrawDocument(manager, loaders.store, uuid, input.reason, viewer, now);
      audit.changed('id' in outcome ? [outcome.id] : []);
      return outcome;
    });
  },
};

function recorded(outcomes: readonly { __typename: string; documentId?: string }[]): string[] {
  return outcomes
    .filter((outcome) => outcome.__typename === 'ReportTravelDocumentSuccess')
    .map((outcome) => globalId('TravelDocument', outcome.documentId ?? ''));
}
