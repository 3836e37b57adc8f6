import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import type { CallerContext } from '@crimegraph/shared/identity/caller-context';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { currentDeadline } from '@crimegraph/shared/requests/with-deadline';
import { signedCall } from '@crimegraph/shared/server/signed-call';
import type { HeldRecord } from '@crimegraph/shared/subject-access/held-record';
import type { z } from 'zod';

/** Which subgraph holds the records of a type. */
export const holders: Readonly<Record<HeldRecord['type'], SubgraphName>> = {
  Person: 'persons',
  TravelDocument: 'documents',
  FingerprintRecord: 'fingerprints',
  DnaProfile: 'fingerprints',
  FaceRecord: 'fingerprints',
  Vehicle: 'vehicles',
  Notice: 'notices',
};

/** What is left of a request's time for writing its own audit rows and its answer, in ms. */
const MARGIN_MS = 150;
const PATIENCE_MS = 3_000;

/** The databases, as the commission's desk calls them: on behalf of whoever of the commission asks, by signed calls. */
export class Peers {
  constructor(
    private readonly keys: CallerKeys,
    private readonly urls: Readonly<Record<SubgraphName, string>>,
  ) {}

  /** @throws SERVICE_UNAVAILABLE when it does not answer in time, or not as it should */
  async call<T>(
    service: SubgraphName,
    name: string,
    body: object,
    caller: Omit<CallerContext, 'deadline'>,
    answer: z.ZodType<T>,
  ): Promise<T> {
    try {
      const { status, text } = await signedCall({
        keys: this.keys,
        service,
        url: this.urls[service],
        name,
        body: JSON.stringify(body),
        caller: { viewer: caller.viewer, trace: caller.trace, operation: caller.operation },
        deadlineMs: Math.max(1, Math.min(PATIENCE_MS, (currentDeadline() ?? Infinity) - Date.now() - MARGIN_MS)),
      });
      if (status !== 200) throw new Error(`answered ${status}`);
      return answer.parse(JSON.parse(text));
    } catch (error) {
      const message = `The database ${service} did not answer in time: its part was NOT searched.`;
      throw Object.assign(codedError('SERVICE_UNAVAILABLE', message, { service }), { cause: error });
    }
  }
}
