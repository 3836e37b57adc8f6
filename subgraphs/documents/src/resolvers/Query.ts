import { codedError } from '@crimegraph/shared/errors/coded-error';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { mrzReading } from '@crimegraph/shared/mrz/graph-reading';
import type { Context } from '../context';
import { checkDocument, type DocumentQuestion } from '../search/check-document';

/** A bulk is refused whole above this. */
const MAX_BULK = 1_000;

export const Query = {
  documentCheck: (_: unknown, question: DocumentQuestion, context: Context) => checkDocument(question, context),

  documentCheckByMrz: async (_: unknown, { mrz }: { mrz: string }, context: Context) => {
    const reading = mrzReading(mrz, context.now);
    const { documentNumber: number, issuingCountry, documentType: type } = reading;
    return { ...(await checkDocument({ number, issuingCountry, type }, context)), mrz: reading };
  },

  documentChecks: (_: unknown, { documents }: { documents: DocumentQuestion[] }, context: Context) => {
    if (documents.length > MAX_BULK || documents.length === 0) {
      throw codedError('LIST_TOO_LONG', `Argument "documents": expected 1 to ${MAX_BULK} documents.`, {
        limit: MAX_BULK,
      });
    }
    return Promise.all(documents.map((question) => checkDocument(question, context)));
  },

  travelDocument: (_: unknown, { id }: { id: string }, { loaders }: Context) => {
    const uuid = databaseId('TravelDocument', id);
    return uuid === undefined ? null : loaders.byId.load(uuid);
  },
};
