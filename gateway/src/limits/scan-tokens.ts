import { Lexer, Source, TokenKind } from 'graphql';
import type { Limits } from './limits';
import { beyond } from './refusal';

const OPENING = new Set<string>([TokenKind.BRACE_L, TokenKind.PAREN_L, TokenKind.BRACKET_L]);
const CLOSING = new Set<string>([TokenKind.BRACE_R, TokenKind.PAREN_R, TokenKind.BRACKET_R]);

/**
 * Counts the tokens of an operation and how deep its brackets go, before anything is built of it.
 *
 * @throws OPERATION_TOO_LARGE, or a GraphQL syntax error
 */
export function scanTokens(text: string, limits: Limits): void {
  if (text.length > limits.operationCharacters) throw beyond('operationCharacters', limits.operationCharacters);
  const lexer = new Lexer(new Source(text));
  let nesting = 0;
  for (let tokens = 0; lexer.advance().kind !== TokenKind.EOF; tokens += 1) {
    if (tokens >= limits.tokens) throw beyond('tokens', limits.tokens);
    if (OPENING.has(lexer.token.kind)) nesting += 1;
    if (CLOSING.has(lexer.token.kind)) nesting -= 1;
    if (nesting > limits.nesting) throw beyond('nesting', limits.nesting);
  }
}
