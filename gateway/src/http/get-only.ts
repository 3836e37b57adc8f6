import type { RequestHandler } from 'express';
import { refuse } from './refuse';

/** Lets through GET alone. */
export const getOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'GET') return next();
  response.setHeader('allow', 'GET');
  refuse(response, 405, 'UNSUPPORTED_MEDIA_TYPE', 'This is read by GET.');
};
