import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { composeServices } from '@apollo/composition';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { subgraphNames, subgraphPorts } from '@crimegraph/shared/config/subgraphs';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { subgraphSdl } from '@crimegraph/shared/server/subgraph-schema';
import { parse } from 'graphql';
import { SUPERGRAPH_FILE } from './settings';

/** `npm run compose`: writes the supergraph; with `--check` it fails when the committed one is another. */
runProcess('compose', () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const supergraph = composed();
  if (!values.check) {
    writeFileSync(SUPERGRAPH_FILE, supergraph);
    process.stdout.write('The supergraph is written.\n');
  } else if (readFileSync(SUPERGRAPH_FILE, 'utf8') !== supergraph) {
    throw new Error('the committed supergraph is not that of the subgraphs. Run "npm run compose" and commit it.');
  } else {
    process.stdout.write('The committed supergraph is that of the subgraphs.\n');
  }
  return Promise.resolve(undefined);
});

/**
 * Composes the subgraphs. Hints are refused too: each says that two subgraphs disagree about something they share. But one:
 * on an interface the composer joins the scopes of all types that implement it, which is told as a hint and is as meant.
 */
function composed(): string {
  const { supergraphSdl, errors, hints } = composeServices(
    subgraphNames.map((name) => ({
      name,
      url: `http://127.0.0.1:${subgraphPorts[name]}/graphql`,
      typeDefs: parse(subgraphSdl(name, `${projectRoot}/subgraphs/${name}/schema.graphql`)),
    })),
  );
  const disagreements = (hints ?? []).filter(
    (hint) =>
      hint.definition.code !== 'MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS' ||
      !hint.message.startsWith('Directive @requiresScopes is applied to "Record"'),
  );
  const problems = [...(errors ?? []), ...disagreements].map((problem) => problem.message);
  if (supergraphSdl === undefined || problems.length > 0) {
    throw new Error(`the subgraphs do not fit together:\n${problems.join('\n')}`);
  }
  return `${supergraphSdl}\n`;
}
