import { codedError } from '@crimegraph/shared/errors/coded-error';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { mrzReading } from '@crimegraph/shared/mrz/graph-reading';
import { documentAlert } from '../alerts/document-alert';
import type { Context } from '../context';
import { checkDocument, type DocumentQuestion } from '../search/check-document';

/** A bulk is refused whole above this. */
const MAX_BULK = 1_000;

interface Bulk {
  documents: DocumentQuestion[];
}

export const Query = {
  documentCheck: (_: unknown, question: DocumentQuestion, context: Context) => checkDocument(question, context),

  documentCheckByMrz: async (_: unknown, { mrz }: { mrz: string }, context: Context) => {
    const reading = mrzReading(mrz, context.now);
    const { documentNumber: number, issuingCountry, documentType: type } = reading;
    return { ...(await checkDocument({ number, issuingCountry, type }, context)), mrz: reading };
  },

  documentChecks: (_: unknown, { documents }: Bulk, context: Context) =>
    Promise.all(bounded(documents).map((question) => checkDocument(question, context))),

  documentAlert: (_: unknown, question: DocumentQuestion, context: Context) => documentAlert(question, context),

  documentAlerts: (_: unknown, { documents }: Bulk, context: Context) =>
    Promise.all(bounded(documents).map((question) => documentAlert(question, context))),

  travelDocument: (_: unknown, { id }: { id: string }, { loaders }: Context) => {
    const uuid = databaseId('TravelDocument', id);
    return uuid === undefined ? null : loaders.byId.load(uuid);
  },
};

function bounded(documents: DocumentQuestion[]): DocumentQuestion[] {
  if (documents.length > MAX_BULK || documents.length === 0) {
    const message = `Argument "documents": expected 1 to ${MAX_BULK} documents.`;
    throw codedError('LIST_TOO_LONG', message, { limit: MAX_BULK });
  }
  return documents;
}
