import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import type { ConfiguredSubgraph } from './supergraph-config';

const JOINED = /^Directive @(authenticated|requiresScopes|policy) is applied to "/;

/**
 * Composes subgraphs. Hints are refused too: each says that two subgraphs disagree about something they share. But one: on an
 * interface the composer joins what all types that implement it ask for, which is told as a hint and is as meant.
 *
 * @throws with all that does not fit together
 */
export function composeGraph(subgraphs: readonly ConfiguredSubgraph[]): string {
  const { supergraphSdl, errors, hints } = composeServices(
    subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  const disagreements = (hints ?? []).filter(
    (hint) => hint.definition.code !== 'MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS' || !JOINED.test(hint.message),
  );
  const problems = [...(errors ?? []), ...disagreements].map((problem) => problem.message);
  if (supergraphSdl === undefined || problems.length > 0) {
    throw new Error(`the subgraphs do not fit together:\n${problems.join('\n')}`);
  }
  return `${supergraphSdl}\n`;
}
