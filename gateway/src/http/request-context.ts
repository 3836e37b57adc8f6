import { randomBytes } from 'node:crypto';
import { StaleError } from '@crimegraph/shared/config/polled';
import { isPurpose, purposeNames } from '@crimegraph/shared/identity/purposes';
import { withRequestId } from '@crimegraph/shared/log/request-id';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { currentSpan } from '@crimegraph/shared/tracing/spans';
import type { Request, RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Authorization } from '../authorization/authorize-operation';
import type { Identity } from '../identity/verify-token';
import { refuse } from './refuse';

/** What the gateway knows about a request before it reads the operation. */
export interface RequestContext {
  readonly viewer: Viewer;
  /** W3C trace id, 32 hex digits. */
  readonly trace: string;
  /** Instant by which the client has its answer, in ms since 1970. */
  readonly deadline: number;
  /** Aborted when the client has gone. */
  cancelled?: AbortSignal;
  /** What the operation was estimated to cost, and what its answer came to. */
  cost?: { estimated?: number; actual?: number };
  /** What the caller may have of the operation, once that has been decided. */
  authorization?: Authorization;
  /** What the caller may be told of the schema. */
  visible?: () => GraphQLSchema;
}

const MAX_CASE_REFERENCE = 64;

/**
 * Finds out who asks and why, and refuses whoever does not say: 401 without a valid token, 400 without a purpose; 503 when
 * it cannot be told which tokens are still good.
 */
export function requestContext(verify: (token: string) => Promise<Identity>, deadlineMs: number): RequestHandler {
  return (request, response, next) => {
    const deadline = Date.now() + deadlineMs;
    verify(bearerToken(request)).then(
      (identity) => {
        const trace = currentSpan()?.spanContext().traceId ?? traceId(request.header('traceparent'));
        Object.assign(response.locals, { identity, trace });
        response.setHeader('x-request-id', trace);
        const purpose = request.header('x-purpose') ?? '';
        const caseReference = request.header('x-case-reference')?.trim() || null;
        if (!isPurpose(purpose)) {
          const message = `The header x-purpose must name one of: ${purposeNames.join(', ')}.`;
          return refuse(response, 400, 'PURPOSE_REQUIRED', message, { expected: purposeNames });
        }
        if (caseReference !== null && caseReference.length > MAX_CASE_REFERENCE) {
          const message = `The header x-case-reference may have ${MAX_CASE_REFERENCE} characters.`;
          return refuse(response, 400, 'BAD_USER_INPUT', message);
        }
        const viewer: Viewer = { ...identity, purpose, caseReference };
        response.locals['context'] = { viewer, trace, deadline } satisfies RequestContext;
        withRequestId(trace, next);
      },
      (error: unknown) => {
        if (error instanceof StaleError) {
          const message = 'It cannot be told at the moment who may be answered. Try again later.';
          return refuse(response, 503, 'IDENTITY_UNAVAILABLE', message);
        }
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
