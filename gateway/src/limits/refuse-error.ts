import type { ErrorCode } from '@crimegraph/shared/errors/error-codes';
import type { Response } from 'express';
import { GraphQLError } from 'graphql';
import { refuse } from '../http/refuse';
import { takesJsonAlone } from '../http/takes-json-alone';

/** How refusals are told to whoever reads statuses alone; the others are 400. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  BUDGET_EXHAUSTED: 429,
  OVERLOADED: 503,
  OPERATION_NOT_ALLOWED: 403,
  PERSISTED_QUERY_NOT_FOUND: 200,
};

/** What is said of an operation that is not GraphQL, or none of this graph. */
const INVALID: ReadonlySet<unknown> = new Set<ErrorCode>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

/** The status of a refusal. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? 400;
}

/** Answers with a coded error before the graph is reached; whatever else was thrown is left to `otherwise`. */
export function refuseError(response: Response, error: unknown, otherwise: (error: unknown) => void): void {
  if (!(error instanceof GraphQLError)) return otherwise(error);
  const { code, retryAfterSeconds, reason, limit } = error.extensions;
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(Number(retryAfterSeconds)));
  const details = { ...(reason !== undefined && { reason }), ...(limit !== undefined && { limit }) };
  const asAnswer = INVALID.has(code) && takesJsonAlone(response.req.headers.accept);
  refuse(response, asAnswer ? 200 : statusOf(code as ErrorCode), code as ErrorCode, error.message, details);
}
