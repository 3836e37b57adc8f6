import { createHmac } from 'node:crypto';

/**
 * The key with which calls to one agency are signed in a trial installation, as `CallerKeys` takes it: made from the keys between our
 * own services, so that it needs no setting, and of no use to tell those. An agency never has the keys between our services: whoever
 * has them could ask every subgraph in the gateway's name.
 */
export function trialAgencyKey(callerKeys: string, agency: string): string {
  const secret = createHmac('sha256', callerKeys).update(`agency:${agency}`).digest('base64url');
  return `${agency}:${secret}`;
}
