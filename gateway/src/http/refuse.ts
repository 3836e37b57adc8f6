import type { ErrorCode } from '@crimegraph/shared/errors/error-codes';
import type { Response } from 'express';

/** Answers a request that does not reach the graph, in the shape of a GraphQL answer. */
export function refuse(
  response: Response,
  status: number,
  code: ErrorCode,
  message: string,
  details: Record<string, unknown> = {},
): void {
  response.status(status).json({ errors: [{ message, extensions: { code, ...details } }] });
}
