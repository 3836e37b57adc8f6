import type { ErrorCode } from '@crimegraph/shared/errors/error-codes';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Response } from 'express';
import type { Identity } from '../identity/verify-token';
import type { RefusalLog } from '../refusals/refusal-log';

/** What is known of a request, and where its refusal is noted, in `response.locals`. */
export interface RefusalLocals {
  refusals?: RefusalLog;
  /** Counts what clients are told went wrong. */
  counted?: (code: ErrorCode) => void;
  /** As soon as the token is known to be good. */
  identity?: Identity;
  trace?: string;
  /** As soon as a purpose has been stated as well. */
  context?: { viewer: Viewer };
}

/** Answers a request that does not reach the graph, in the shape of a GraphQL answer, when its refusal has been noted. */
export function refuse(
  response: Response,
  status: number,
  code: ErrorCode,
  message: string,
  details: Record<string, unknown> = {},
): void {
  const send = () => void response.status(status).json({ errors: [{ message, extensions: { code, ...details } }] });
  const { counted, refusals, identity, context, trace = '0'.repeat(32) } = response.locals as RefusalLocals;
  counted?.(code);
  if (refusals === undefined) return send();
  if (identity === undefined) {
    refusals.count(code);
    return send();
  }
  const { subject, bureau, entity, role } = identity;
  const { purpose = null, caseReference = null } = context?.viewer ?? {};
  const caller = { subject, bureau, entity, role, purpose, caseReference };
  const at = new Date().toISOString();
  refusals.note({ at, caller, trace, operation: null, codes: [code], times: 1 }).then(send, send);
}
