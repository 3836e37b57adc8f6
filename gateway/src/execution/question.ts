import type { FetchNode } from '@apollo/query-planner';
import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';

/**
 * A text that is the same for fetches that ask one service for the same. The planner numbers the operations of one plan
 * (`Check__persons__1`, `Check__persons__4`); what they are called is no part of what they ask.
 */
export function questionOf({ serviceName, operation, requires, inputRewrites, outputRewrites }: FetchNode): string {
  return JSON.stringify([serviceName, withoutName(operation), requires, inputRewrites, outputRewrites]);
}

function withoutName(operation: string): string {
  const nameless = visit(parse(operation), {
    [Kind.OPERATION_DEFINITION]: { leave: ({ name: _name, ...rest }) => rest },
  });
  return stripIgnoredCharacters(print(nameless));
}
