import type { Context } from '../context';

interface WithDocument {
  documentId: string;
}

const documentOf = (outcome: WithDocument, _: unknown, { loaders }: Context) => loaders.byId.load(outcome.documentId);

/** Outcomes name their document by id; the record itself is read when it is asked for, under the row rules. */
export const ReportTravelDocumentSuccess = { document: documentOf };
export const DuplicateRecord = { existing: documentOf };
export const WithdrawTravelDocumentSuccess = {
  withdrawnAt: (outcome: { withdrawnAt: string }) => new Date(outcome.withdrawnAt),
};
