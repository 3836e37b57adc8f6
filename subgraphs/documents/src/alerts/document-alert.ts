import type { Context } from '../context';
import { checkDocument, type DocumentQuestion } from '../search/check-document';

/** A yes or a no on one document, as `DocumentAlert` of the graph. */
export interface DocumentAlert {
  reference: string;
  alert: boolean;
  checkedAt: Date;
}

/**
 * Asks for one document among those that are reported. What is tied to a person in a notice is not looked at: partners may
 * not learn of persons, not even that there is one. A number that is easily confused with the one asked for is a yes: the
 * police, not the partner, tell them apart.
 *
 * @throws BAD_USER_INPUT as every check does
 */
export async function documentAlert(question: DocumentQuestion, context: Context): Promise<DocumentAlert> {
  const { checkId, checkedAt, verdict } = await checkDocument(question, context, ['SLTD']);
  return { reference: checkId, alert: verdict !== 'NO_RECORD', checkedAt };
}
