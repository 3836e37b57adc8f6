import type { GraphQLFormattedError } from 'graphql';
import { type ErrorCode, isErrorCode } from './error-codes';

/** Details that may leave with an error; everything else stays inside. */
const PUBLIC_DETAILS = [
  'service',
  'expected',
  'found',
  'limit',
  'requestId',
  'scopes',
  'rights',
  'database',
  'reason',
] as const;

/**
 * What a client sees of an error: its own text and code when it is one of ours, one masked text otherwise.
 *
 * @param requestId given with masked errors, so that the log entry can be found
 */
export function publicError(formatted: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  const { extensions = {}, locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const code = clientCode(extensions['code']);
  if (code === undefined || code === 'INTERNAL') {
    return { message: 'An unexpected fault occurred.', ...place, extensions: { code: 'INTERNAL', requestId } };
  }
  const details: Record<string, unknown> = { code };
  for (const name of PUBLIC_DETAILS) if (extensions[name] !== undefined) details[name] = extensions[name];
  return { message: withoutValues(formatted.message), ...place, extensions: details };
}

function clientCode(code: unknown): ErrorCode | undefined {
  if (code === 'BAD_REQUEST') return 'MALFORMED_REQUEST';
  return isErrorCode(code) ? code : undefined;
}

/** graphql-js quotes the value it refuses; values are personal data, and the sender has them anyway. */
function withoutValues(message: string): string {
  return message
    .replace(/^Variable "(\$[^"]*)" got invalid value .*? at "([^"]*)"; /s, 'Variable "$1" at "$2": ')
    .replace(/^Variable "(\$[^"]*)" got invalid value .*?; /s, 'Variable "$1": ')
    .replace(/^Argument "([^"]*)" has invalid value .*$/s, 'Argument "$1" has an invalid value.')
    .replace(/Value ".*?" does not exist in "(\w+)" enum\..*$/s, 'Expected a value of the enum "$1".')
    .replace(/(cannot represent [^:]*): .*$/s, '$1.');
}
