import type { SubgraphName } from '../config/subgraphs';
import { CALLER_HEADER, type CallerContext, signCallerContext } from '../identity/caller-context';
import type { CallerKeys } from '../identity/caller-keys';

/** One call of one of our services to another's `/internal/<name>`. */
export interface SignedCall {
  keys: CallerKeys;
  /** The service called. */
  service: SubgraphName;
  /** Its address; the path of it does not count. */
  url: string;
  /** Which of its internal calls. */
  name: string;
  /** JSON. */
  body: string;
  caller: Omit<CallerContext, 'deadline'>;
  /** How long the answer may take, in ms. */
  deadlineMs: number;
}

/** Makes the call; rejects when it is not answered in time. */
export async function signedCall(call: SignedCall): Promise<{ status: number; text: string }> {
  const { keys, service, url, name, body, caller, deadlineMs } = call;
  const path = `/internal/${name}`;
  const context = { ...caller, deadline: Date.now() + deadlineMs };
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [CALLER_HEADER]: await signCallerContext(keys, service, context, body, path),
    },
    body,
    signal: AbortSignal.timeout(deadlineMs),
  });
  return { status: response.status, text: await response.text() };
}
