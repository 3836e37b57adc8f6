import type { ErrorRequestHandler, RequestHandler } from 'express';
import express from 'express';
import { refuse } from './refuse';

/**
 * Lets through POST with a JSON body in UTF-8, uncompressed; everything else is refused before it is read. No form and no image of
 * another site can send such a request without asking first, which is never granted: that is what keeps out forged ones (CSRF).
 */
export const jsonOnly: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    return refuse(response, 405, 'UNSUPPORTED_MEDIA_TYPE', 'Operations are sent by POST.');
  }
  const type = (request.header('content-type') ?? '').toLowerCase();
  if (!/^application\/json(\s*;\s*charset=utf-8)?$/.test(type) || request.header('content-encoding') !== undefined) {
    return refuse(response, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Expected an uncompressed body of type application/json.');
  }
  next();
};

/** Reads the body, of at most `limit` bytes. */
export const jsonBody = (limit: number): RequestHandler => express.json({ limit, inflate: false });

/** Answers for bodies that could not be read, and for whatever else went wrong before the graph. */
export const unreadableBody: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  if (error.status === 413) return refuse(response, 413, 'PAYLOAD_TOO_LARGE', 'The body is larger than allowed.');
  if (error.status !== undefined && error.status < 500) {
    return refuse(response, 400, 'MALFORMED_REQUEST', 'The body is not JSON.');
  }
  return refuse(response, 500, 'INTERNAL', 'An unexpected fault occurred.');
};
