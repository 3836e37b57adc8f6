import { codedError } from '@crimegraph/shared/errors/coded-error';
import { databaseId } from '@crimegraph/shared/ids/global-id';
import { pageSize } from '@crimegraph/shared/paging/keyset';
import type { Context } from '../context';
import type { FingerprintKind } from '../entities/fingerprint-record';
import type { Finger } from '../matching/finger';
import { identify, verify } from '../matching/identify';
import { type FingerTemplateInput, MAX_TEMPLATES, readFingers, UnreadableTemplate } from '../matching/read-fingers';

interface IdentificationInput {
  templates: FingerTemplateInput[];
  kind?: FingerprintKind | null;
}

export const Query = {
  fingerprintIdentification: (
    _: unknown,
    { input, first }: { input: IdentificationInput; first: number },
    context: Context,
  ) => identify(fingersOf(input.templates), input.kind ?? null, pageSize(first), context),

  fingerprintVerification: (
    _: unknown,
    { input }: { input: { recordId: string; templates: FingerTemplateInput[] } },
    context: Context,
  ) => verify(fingersOf(input.templates), databaseId('FingerprintRecord', input.recordId), context),

  fingerprintRecord: (_: unknown, { id }: { id: string }, { loaders }: Context) => {
    const uuid = databaseId('FingerprintRecord', id);
    return uuid === undefined ? null : loaders.byId.load(uuid);
  },
};

function fingersOf(templates: readonly FingerTemplateInput[]): Finger[] {
  if (templates.length === 0 || templates.length > MAX_TEMPLATES) {
    const message = `"templates": expected 1 to ${MAX_TEMPLATES} templates.`;
    throw codedError('LIST_TOO_LONG', message, { limit: MAX_TEMPLATES });
  }
  try {
    return readFingers(templates);
  } catch (error) {
    if (error instanceof UnreadableTemplate) throw codedError('INVALID_FINGER_RECORD', error.message);
    throw error;
  }
}
