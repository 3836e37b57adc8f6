import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { ErrorCode } from '../errors/error-codes';
import { CALLER_HEADER, type CallerContext, type CallerVerifier, type SignedCall } from '../identity/caller-context';
import { isStoreUnavailable } from '../store/store-unavailable';
import { withRequestId } from '../log/request-id';
import { receiving } from '../tracing/spans';
import { withDeadline } from '../requests/with-deadline';

/** A request whose signature has been verified. */
export interface SignedRequest extends Request {
  caller: CallerContext;
}

/** A gateway fetch of 1,000 representations is well below this. */
const BODY_LIMIT = '8mb';

/**
 * Refuses every call that one of our own services has not signed for this service, this path, this body and this moment,
 * and reads the JSON bodies of the others, which go on under their caller's deadline. Who has no signature does not even have
 * their body read.
 */
export function signedCallers(verifier: CallerVerifier): RequestHandler[] {
  return [
    (request, response, next) => {
      verifier.open(request.header(CALLER_HEADER), request.path).then(
        (call) => {
          (request as OpenedRequest).call = call;
          next();
        },
        () => refuseStranger(response),
      );
    },
    express.json({
      limit: BODY_LIMIT,
      verify: (request, _response, buffer) => {
        (request as OpenedRequest).rawBody = buffer;
      },
    }),
    (request, response, next) => {
      const { call, rawBody = Buffer.alloc(0) } = request as OpenedRequest;
      try {
        (request as SignedRequest).caller = verifier.accept(call, rawBody);
      } catch {
        return refuseStranger(response);
      }
      const { deadline, trace } = (request as SignedRequest).caller;
      receiving(`receive ${request.path}`, request.headers, response, () =>
        withRequestId(trace, () => withDeadline(deadline, next)),
      );
    },
  ];
}

interface OpenedRequest extends Request {
  call: SignedCall;
  rawBody?: Buffer;
}

function refuseStranger(response: Response): void {
  refuse(response, 401, 'UNAUTHENTICATED', 'This service answers the gateway only.');
}

/** Refuses every call until the service has started. */
export function refuseUntil(started: () => boolean): RequestHandler {
  return (_request, response, next) => {
    if (started()) return next();
    refuse(response, 503, 'SERVICE_UNAVAILABLE', 'This service is still starting. Nothing was searched.');
  };
}

/** Adds the last two handlers: unknown addresses, and bodies that could not be read. Neither tells anything. */
export function refuseTheRest(app: Express): void {
  app.use((_request, response) => refuse(response, 404, 'NOT_FOUND', 'There is nothing here.'));
  app.use((error: { status?: number }, _request: Request, response: Response, _next: NextFunction) => {
    if (error.status === 413) return refuse(response, 413, 'PAYLOAD_TOO_LARGE', 'The body is too large.');
    if (error.status === 400) return refuse(response, 400, 'MALFORMED_REQUEST', 'The body is not JSON.');
    if (isStoreUnavailable(error)) {
      return refuse(response, 503, 'SERVICE_UNAVAILABLE', 'The database did not answer in time.');
    }
    return refuse(response, 500, 'INTERNAL', 'An unexpected fault occurred.');
  });
}

function refuse(response: Response, status: number, code: ErrorCode, message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
