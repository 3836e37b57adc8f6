import { codedError } from '@crimegraph/shared/errors/coded-error';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { pageSize } from '@crimegraph/shared/paging/keyset';
import type { Context } from '../context';
import { findDecisions, fingerprintSearches } from '../decisions/decide-search';
import type { FingerprintKind } from '../matching/fingerprint-kinds';
import { MAX_TEMPLATES, type Submission, UnreadableSubmission } from '../formats/read-submission';
import type { Finger } from '../matching/finger';
import { identify, verify } from '../matching/identify';
import { readFingers } from '../matching/read-fingers';

interface IdentificationInput extends Submission {
  kind?: FingerprintKind | null;
}

export const Query = {
  fingerprintIdentification: (
    _: unknown,
    { input, first }: { input: IdentificationInput; first: number },
    context: Context,
  ) => identify(fingersOf(input), input.kind ?? null, pageSize(first), context),

  fingerprintVerification: (_: unknown, { input }: { input: Submission & { recordId: string } }, context: Context) =>
    verify(fingersOf(input), databaseId('FingerprintRecord', input.recordId), context),

  fingerprintSearchDecisions: (_: unknown, { checkId }: { checkId: string }, { store, viewer }: Context) =>
    findDecisions(store.reader, fingerprintSearches, viewer.bureau, checkId),

  fingerprintRecord: (_: unknown, { id }: { id: string }, { loaders }: Context) => {
    const uuid = databaseId('FingerprintRecord', id);
    return uuid === undefined ? null : loaders.byId.load(uuid);
  },
};

function fingersOf(submission: Submission): Finger[] {
  const count = submission.templates?.length;
  if (count !== undefined && (count === 0 || count > MAX_TEMPLATES)) {
    const message = `"templates": expected 1 to ${MAX_TEMPLATES} templates.`;
    throw codedError('LIST_TOO_LONG', message, { limit: MAX_TEMPLATES });
  }
  try {
    return readFingers(submission).fingers;
  } catch (error) {
    if (error instanceof UnreadableSubmission) throw codedError('INVALID_FINGER_RECORD', error.message);
    throw error;
  }
}
