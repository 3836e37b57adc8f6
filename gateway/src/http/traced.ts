import { receiving } from '@crimegraph/shared/tracing/spans';
import type { RequestHandler } from 'express';

/** Everything that is done for a request is a part of its client's trace. */
export const traced: RequestHandler = (request, response, next) => {
  receiving('POST /graphql', request.headers, response, next);
};
