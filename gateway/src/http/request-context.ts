import { randomBytes } from 'node:crypto';
import { isPurpose, purposes } from '@crimegraph/shared/identity/purposes';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Request, RequestHandler } from 'express';
import type { Identity } from '../identity/verify-token';
import { refuse } from './refuse';

/** What the gateway knows about a request before it reads the operation. */
export interface RequestContext {
  readonly viewer: Viewer;
  /** W3C trace id, 32 hex digits. */
  readonly trace: string;
  /** Instant by which the client has its answer, in ms since 1970. */
  readonly deadline: number;
}

const MAX_CASE_REFERENCE = 64;

/** Finds out who asks and why, and refuses whoever does not say: 401 without a valid token, 400 without a purpose. */
export function requestContext(verify: (token: string) => Promise<Identity>, deadlineMs: number): RequestHandler {
  return (request, response, next) => {
    const deadline = Date.now() + deadlineMs;
    verify(bearerToken(request)).then(
      (identity) => {
        const purpose = request.header('x-purpose') ?? '';
        const caseReference = request.header('x-case-reference') ?? null;
        if (!isPurpose(purpose)) {
          const expected = Object.keys(purposes);
          const message = `The header x-purpose must name one of: ${expected.join(', ')}.`;
          return refuse(response, 400, 'PURPOSE_REQUIRED', message, { expected });
        }
        if (caseReference !== null && caseReference.length > MAX_CASE_REFERENCE) {
          const message = `The header x-case-reference may have ${MAX_CASE_REFERENCE} characters.`;
          return refuse(response, 400, 'BAD_USER_INPUT', message);
        }
        const viewer: Viewer = { ...identity, purpose, caseReference };
        const trace = traceId(request.header('traceparent'));
        response.locals['context'] = { viewer, trace, deadline } satisfies RequestContext;
        next();
      },
      () => {
        response.setHeader('www-authenticate', 'Bearer');
        refuse(response, 401, 'UNAUTHENTICATED', 'The request needs a valid token: "authorization: Bearer ...".');
      },
    );
  };
}

/** The token of a request; empty when there is none, which no check accepts. */
export function bearerToken(request: Request): string {
  return /^Bearer ([\w.-]+)$/.exec(request.header('authorization') ?? '')?.[1] ?? '';
}

/** The client's trace id (W3C Trace Context), or a new one. */
function traceId(header: string | undefined): string {
  const given = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(header ?? '')?.[1];
  return given !== undefined && !/^0+$/.test(given) ? given : randomBytes(16).toString('hex');
}
