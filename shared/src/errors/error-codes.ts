/**
 * Every code a client can meet in `extensions.code`, and what it means. A code is never given a new meaning, and a retired
 * one is never used again (PERSISTED_QUERY_NOT_SUPPORTED is one). `docs/errors.md` is made from this table.
 */
export const errorCodes = {
  UNAUTHENTICATED: 'No valid token came with the request.',
  FORBIDDEN:
    'The caller does not have what this field asks for: a scope of the token, or a policy (docs/rights.md); the message names it.',
  PURPOSE_REQUIRED: 'The header x-purpose is missing or is not on the closed list; the message names the list.',
  PURPOSE_NOT_ALLOWED:
    'The purpose does not open `database` to the role of the token; `expected` lists the purposes that do. Nothing was read.',
  CASE_REFERENCE_REQUIRED:
    'The use of `database` for this purpose needs a case, named in the header x-case-reference. Nothing was read.',
  FORBIDDEN_FIELD:
    'A rule of the data withholds this field of this record from the viewer; `reason` is the rule (docs/rules.md).',
  BAD_USER_INPUT: 'A value is not what the schema asks for; the message says what was expected.',
  LIST_TOO_LONG:
    'A list has more items than one request may hold; nothing was done. `limit` says how many may be sent.',
  MRZ_UNREADABLE: 'The text is not a machine readable zone; `expected` lists the formats, `found` what came.',
  INVALID_FINGER_RECORD:
    'A finger minutiae record or transaction is damaged; the message names the byte or field and what was expected there.',
  MALFORMED_REQUEST: 'The body is not a GraphQL request in JSON.',
  UNSUPPORTED_MEDIA_TYPE: 'The request is not POST with content type application/json.',
  PAYLOAD_TOO_LARGE: 'The request body is larger than allowed.',
  OPERATION_TOO_LARGE:
    'The operation is larger than one request may be; `reason` names the limit, `limit` says what it is (docs/limits.md). ' +
    'Fragments are counted where they are used.',
  VARIABLES_TOO_LARGE:
    'The variables are larger than one request may have; `reason` names the limit, `limit` says what it is.',
  COST_TOO_HIGH:
    'The answer could become more expensive than one request may be; `limit` says how expensive. Ask for less at once.',
  BUDGET_EXHAUSTED:
    'The bureau has asked for more than its share of the last seconds. Nothing was searched; the header retry-after says when to come back.',
  OVERLOADED:
    'The gateway has more requests than it can answer in time. Nothing was searched; the header retry-after says when to come back.',
  OPERATION_NOT_ALLOWED: 'Only the operations of the published list are carried out here (docs/limits.md).',
  GRAPHQL_PARSE_FAILED: 'The operation is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The operation does not fit the schema.',
  PERSISTED_QUERY_NOT_FOUND: 'No operation of the published list has this hash: send the operation itself.',
  OPERATION_RESOLUTION_FAILURE: 'The request does not say which of its operations to run.',
  NOT_FOUND: 'There is nothing at this address.',
  SERVICE_UNAVAILABLE:
    'A service did not answer in time; `service` names it. Its part of the answer is missing: it was NOT searched.',
  SEARCH_OVERLOADED:
    'As many searches of this kind are waiting as may; this one was not made: nothing was searched. Try again in some seconds.',
  TOO_MANY_STREAMS: 'As many streams of hits are open as may be; `limit` says how many. Try again later, or close one.',
  IDENTITY_UNAVAILABLE:
    'The keys or the revocations of tokens could not be read for too long; nobody is answered until they can be.',
  AUDIT_UNAVAILABLE: 'The audit log could not be written, so nothing may be answered.',
  INTERNAL: 'An unexpected fault; `requestId` finds it in the log.',
} as const;

/** A code of the table. */
export type ErrorCode = keyof typeof errorCodes;

/** Whether `text` is a code that clients may see. */
export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === 'string' && Object.hasOwn(errorCodes, text);
}
