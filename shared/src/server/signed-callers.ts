import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { ErrorCode } from '../errors/error-codes';
import { withDeadline } from '../requests/with-deadline';
import { CALLER_HEADER, type CallerContext, type CallerVerifier } from '../identity/caller-context';

/** A request whose signature has been verified. */
export interface SignedRequest extends Request {
  caller: CallerContext;
  rawBody: Buffer;
}

/** A gateway fetch of 1,000 representations is well below this. */
const BODY_LIMIT = '8mb';

/** Reads a JSON body and keeps its bytes, over which the signature was made. */
export function signedJson(): RequestHandler {
  return express.json({
    limit: BODY_LIMIT,
    verify: (request, _response, buffer) => {
      (request as SignedRequest).rawBody = buffer;
    },
  });
}

/**
 * Refuses every call that one of our own services has not signed for this service, this body and this moment; the others go
 * on under their caller's deadline.
 */
export function signedCallers(verifier: CallerVerifier): RequestHandler {
  return (request, response, next) => {
    const signed = request as SignedRequest;
    verifier.verify(request.header(CALLER_HEADER), signed.rawBody ?? Buffer.alloc(0)).then(
      (caller) => {
        signed.caller = caller;
        withDeadline(caller.deadline, next);
      },
      () => refuse(response, 401, 'UNAUTHENTICATED', 'This service answers the gateway only.'),
    );
  };
}

/** Adds the last two handlers: unknown addresses, and bodies that could not be read. Neither tells anything. */
export function refuseTheRest(app: Express): void {
  app.use((_request, response) => refuse(response, 404, 'NOT_FOUND', 'There is nothing here.'));
  app.use((error: { status?: number }, _request: Request, response: Response, _next: NextFunction) => {
    if (error.status === 413) return refuse(response, 413, 'PAYLOAD_TOO_LARGE', 'The body is too large.');
    if (error.status === 400) return refuse(response, 400, 'MALFORMED_REQUEST', 'The body is not JSON.');
    return refuse(response, 500, 'INTERNAL', 'An unexpected fault occurred.');
  });
}

function refuse(response: Response, status: number, code: ErrorCode, message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
