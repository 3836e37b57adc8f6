import type { RequestHandler } from 'express';
import { refuse } from './refuse';

/** Exactly one Host: with two of them, what stands before the gateway may have judged the other. */
export const oneHost: RequestHandler = (request, response, next) => {
  const hosts = request.rawHeaders.filter((name, place) => place % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts === 1) return next();
  refuse(response, 400, 'MALFORMED_REQUEST', 'A request has one host.');
};
