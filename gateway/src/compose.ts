import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerDirectory, projectRoot } from '@crimegraph/shared/config/environment';
import { isSubgraphName, subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { subgraphSdl } from '@crimegraph/shared/server/subgraph-schema';
import { agreementsSchema } from './agencies/agencies';
import { policyProblems } from './composition/agency-policy';
import { breakingChanges } from './composition/breaking-changes';
import { composeGraph } from './composition/compose-graph';
import { type ConfiguredSubgraph, readSupergraphConfig } from './composition/supergraph-config';
import { graphRules } from './graph/graph-rules';
import { readOperations } from './safelist/read-operations';
import { SUPERGRAPH_FILE } from './settings';

/**
 * `npm run compose`: puts the schemas of the subgraphs together and writes the supergraph.
 *
 * - `--with FILE`: with the subgraphs of an agency's `supergraph.yaml` as well (may be given more than once)
 * - `--agreements FILE`: what was agreed with agencies; their subgraphs are held to it
 * - `--out FILE`: where to, instead of the committed file
 * - `--check`: writes nothing; fails when it is another than the committed one, or breaks what published operations use
 */
runProcess('compose', async () => {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      with: { type: 'string', multiple: true, default: [] },
      agreements: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const given = (path: string) => resolve(callerDirectory(), path);
  const external = values.with.flatMap((path) => readSupergraphConfig(given(path)));
  const agreements =
    values.agreements === undefined
      ? {}
      : agreementsSchema.parse(JSON.parse(readFileSync(given(values.agreements), 'utf8')));
  refuse(
    'what was agreed with agencies is not kept',
    external.flatMap((subgraph) => problemsOf(subgraph, agreements)),
  );

  writeOwnSchemas();
  const supergraph = composeGraph([...readSupergraphConfig(join(projectRoot, 'supergraph.yaml')), ...external]);
  graphRules(supergraph, new Set(Object.keys(agreements)));
  const out = values.out === undefined ? SUPERGRAPH_FILE : given(values.out);
  if (values.check || external.length > 0) {
    const before = readFileSync(existsSync(out) ? out : SUPERGRAPH_FILE, 'utf8');
    refuse(
      'this would break clients',
      await breakingChanges(before, supergraph, readOperations(join(projectRoot, 'operations'))),
    );
  }
  if (!values.check) {
    write(out, supergraph);
    process.stdout.write('The supergraph is written.\n');
  } else if (external.length > 0) {
    process.stdout.write('They fit together, and keep to what was agreed.\n');
  } else if (readFileSync(out, 'utf8') !== supergraph) {
    throw new Error('the committed supergraph is not that of the subgraphs. Run "npm run compose" and commit it.');
  } else {
    process.stdout.write('The committed supergraph is that of the subgraphs.\n');
  }
  return undefined;
});

function problemsOf(
  { name, sdl }: ConfiguredSubgraph,
  agreements: ReturnType<typeof agreementsSchema.parse>,
): string[] {
  if (isSubgraphName(name)) return [`${name}: is the name of one of our own subgraphs`];
  const agreement = agreements[name];
  return agreement === undefined
    ? [`${name}: nothing was agreed with it (--agreements)`]
    : policyProblems(name, sdl, agreement);
}

/** The schemas of our own subgraphs, put together as they serve them, where `supergraph.yaml` looks for them. */
function writeOwnSchemas(): void {
  for (const name of subgraphNames) {
    const sdl = subgraphSdl(name, join(projectRoot, `subgraphs/${name}/schema.graphql`));
    write(join(projectRoot, `gateway/subgraphs/${name}.graphql`), sdl);
  }
}

/** Put in its place whole: a gateway that follows the file never reads half of it. */
function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}

function refuse(why: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`${why}:\n${problems.join('\n')}`);
}
