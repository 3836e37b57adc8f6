import type { SubgraphSettings } from '../config/subgraph-settings';
import type { SubgraphName } from '../config/subgraphs';
import { codedError } from '../errors/coded-error';
import type { CallerContext } from '../identity/caller-context';
import { signedCall } from './signed-call';

/**
 * Calls another of our services at `/internal/<name>` with `body` as JSON, on behalf of the caller of the request under way,
 * for whom it acts there too. Gives the answer.
 *
 * @throws SERVICE_UNAVAILABLE, which names the service, when it does not answer: what was asked for may have been done
 */
export type CallService = (service: SubgraphName, name: string, body: object) => Promise<unknown>;

/** What is left of the caller's time for handing the answer on, in ms. */
const HAND_ON_MS = 100;

/** The calls that are made for one caller. */
export function serviceCalls(
  { callerKeys: keys, subgraphUrls }: Pick<SubgraphSettings, 'callerKeys' | 'subgraphUrls'>,
  caller: CallerContext,
): CallService {
  return async (service, name, body) => {
    const deadlineMs = Math.max(1, caller.deadline - Date.now() - HAND_ON_MS);
    const url = subgraphUrls[service];
    const call = { keys, service, url, name, body: JSON.stringify(body), caller, deadlineMs };
    const answer = await signedCall(call).catch(() => undefined);
    if (answer?.status === 200) return JSON.parse(answer.text) as unknown;
    throw codedError(
      'SERVICE_UNAVAILABLE',
      `The ${service} service did not answer in time. A write may be sent again with the same requestId, and is done once.`,
      { service },
    );
  };
}
