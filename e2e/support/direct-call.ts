import { randomBytes } from 'node:crypto';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { subgraphNames, type SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { CALLER_HEADER, signCallerContext } from '@crimegraph/shared/identity/caller-context';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Answer, Client } from './client';

/** Address of one subgraph of the system that `client` asks. */
export function subgraphUrl(client: Client, subgraph: SubgraphName): string {
  const { hostname, port } = new URL(client.url);
  return `http://${hostname}:${Number(port) + 1 + subgraphNames.indexOf(subgraph)}/graphql`;
}

/** The headers of a call to `subgraph` that is signed as the gateway signs it, for `viewer` and `body`. */
export async function signedHeaders(
  client: Client,
  subgraph: SubgraphName,
  body: string,
  viewer: Viewer,
): Promise<Record<string, string>> {
  const keys = new CallerKeys((await developmentKeys(client.dataDir)).callerKeys);
  const context = { viewer, trace: randomBytes(16).toString('hex'), deadline: Date.now() + 5_000, operation: null };
  return {
    'content-type': 'application/json',
    [CALLER_HEADER]: await signCallerContext(keys, subgraph, context, body),
  };
}

/** Asks a subgraph past the gateway, with a call that is signed as the gateway signs it. */
export async function askDirectly(
  client: Client,
  subgraph: SubgraphName,
  query: string,
  variables: Record<string, unknown>,
  viewer: Viewer,
): Promise<Answer> {
  const body = JSON.stringify({ query, variables });
  const headers = await signedHeaders(client, subgraph, body, viewer);
  const response = await fetch(subgraphUrl(client, subgraph), { method: 'POST', headers, body });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}
