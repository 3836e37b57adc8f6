import type { RequestHandler, Response } from 'express';
import type { RequestContext } from '../http/request-context';
import type { Safelist } from '../safelist/safelist';
import type { FairAdmission } from './fair-admission';
import type { OperationGate } from './operation-gate';
import { refuseError } from './refuse-error';

/**
 * Lets a request in when its turn comes, and out when it has been answered; what its client gave up is cancelled (`context.cancelled`).
 * Behind `requestContext`, which says whose it is, and before the body is read.
 */
export function admit(admission: FairAdmission): RequestHandler {
  return (_request, response, next) => {
    const context = contextOf(response);
    const cancelled = new AbortController();
    context.cancelled = cancelled.signal;
    response.once('close', () => {
      if (!response.writableFinished) cancelled.abort();
    });
    admission.enter(context.viewer.bureau, cancelled.signal).then(
      (leave) => {
        response.once('close', leave);
        if (response.closed) return leave();
        next();
      },
      (error: unknown) => refuseError(response, error, next),
    );
  };
}

/** Refuses what is beyond the limits or not on the list, before Apollo Server sees it. Behind the reader of bodies. */
export function gate(operations: OperationGate, safelist: Safelist): RequestHandler {
  return (request, response, next) => {
    try {
      const body = request.body as unknown;
      // What is no GraphQL request at all is refused by Apollo Server.
      if (body !== null && typeof body === 'object' && !Array.isArray(body)) {
        const asked = safelist.resolve(body as Record<string, unknown>);
        operations.demand(contextOf(response).viewer.bureau, asked['query'], asked['variables']);
        request.body = asked;
      }
    } catch (error) {
      return refuseError(response, error, next);
    }
    next();
  };
}

function contextOf(response: Response): RequestContext {
  return response.locals['context'] as RequestContext;
}
