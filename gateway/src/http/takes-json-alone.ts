/**
 * Whether a client takes `application/json` and nothing else. It is answered 200 about an operation that is not valid, as GraphQL
 * over HTTP (section 6.4.1) asks for: such clients take every other status for one of a proxy. All others get 400.
 *
 * @param accept the request's header `accept`
 */
export function takesJsonAlone(accept = '*/*'): boolean {
  return accept.split(',').every((type) => type.split(';', 1)[0]?.trim().toLowerCase() === 'application/json');
}
