import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RefusalRules } from '@crimegraph/gateway/authorization/authorization-setting';
import { createGateway } from '@crimegraph/gateway/create-gateway';
import { trialTokenRules } from '@crimegraph/gateway/identity/trial-token';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { createLogger } from '@crimegraph/shared/log/logger';
import { Client } from '../support/client';
import { type PlainSubgraph, type PlainSubgraphs, servePlainSubgraphs } from '../support/plain-subgraphs';

/** What must never be told to whoever lacks the scope persons:read. */
export const SECRET = 'SECRET';

interface Box {
  secret?: string;
  derived?: string;
  part?: { secret?: string };
}

const box = {
  __typename: 'Box',
  id: '1',
  label: 'a box',
  secret: SECRET,
  must: 'CONFIDENTIAL',
  colour: 'RED',
  code: 'CODE',
  part: { plain: 'plain', secret: SECRET },
};
const bag = { __typename: 'Bag', id: '2', label: 'a bag', secret: 'of the bag', owner: 'OWNER' };
const inner = { ...box, inner: { ...box, inner: box } };
const byId = ({ id }: { id: string }) => (id === '1' ? inner : bag);
const P = '@requiresScopes(scopes: [["persons:read"]])';

/**
 * A graph of all the ways to a value that are known to lead around restrictions. The subgraphs have the names of ours, since the
 * gateway serves no others.
 */
const subgraphs: PlainSubgraph[] = [
  {
    name: 'persons',
    sdl: `
      type Query {
        box: Box  boxes: [Box!]  grid: [[Box!]]  thing: Thing  things: [Thing!]!  maybe: [Thing]  found: [Found]
        open: String
        sealed: Sealed
        known: String @authenticated
        either: String @policy(policies: [["named_case", "confidential_clearance"], ["supervision"]])
        nobody: String @policy(policies: [["no_such_policy"]])
        staff: String @policy(policies: [["bureau_staff"]]) @requiresScopes(scopes: [["hits:read"]])
      }
      type Mutation { seal(mark: Mark!): Box @policy(policies: [["named_case"]]) }
      interface Thing @key(fields: "id") { id: ID!  label: String  secret: String }
      type Box implements Thing @key(fields: "id") {
        id: ID!  label: String
        secret: String @shareable ${P}
        must: String! @policy(policies: [["confidential_clearance"]])
        inner: Box  colour: Colour  code: Code  part: Part
      }
      type Part { plain: String  secret: String ${P} }
      type Bag implements Thing @key(fields: "id") @policy(policies: [["named_case"]]) {
        id: ID!  label: String  secret: String  owner: String
      }
      union Found = Box | Bag
      enum Colour @policy(policies: [["confidential_clearance"]]) { RED }
      enum Mark { RED }
      scalar Code @requiresScopes(scopes: [["hits:read"]])
      type Sealed @policy(policies: [["supervision"]]) { value: String }`,
    resolvers: {
      Query: {
        ...Object.fromEntries(['open', 'known', 'either', 'nobody', 'staff'].map((name) => [name, () => name])),
        box: () => inner,
        boxes: () => [inner, inner],
        grid: () => [[inner], [inner]],
        thing: () => inner,
        things: () => [inner, bag],
        maybe: () => [inner, bag],
        found: () => [inner, bag],
        sealed: () => ({ value: 'SEALED' }),
      },
      Mutation: { seal: () => inner },
      Thing: { __resolveReference: byId },
      Box: { __resolveReference: byId },
      Bag: { __resolveReference: byId },
    },
  },
  {
    name: 'documents',
    sdl: `
      type Query { provided: Box @provides(fields: "secret") }
      type Box @key(fields: "id") {
        id: ID!  secret: String @external  part: Part @external
        derived: String @requires(fields: "secret") ${P}
        ofPart: String @requires(fields: "part { secret }") ${P}
      }
      type Part { secret: String @external }`,
    resolvers: {
      Query: { provided: () => ({ id: '1', secret: SECRET }) },
      Box: {
        __resolveReference: (reference: object) => reference,
        derived: ({ secret }: Box) => `derived of ${secret}`,
        ofPart: ({ part }: Box) => `of a part with ${part?.secret}`,
      },
    },
  },
  {
    name: 'vehicles',
    sdl: `
      type Box @key(fields: "id") {
        id: ID!  derived: String @external
        further: String @requires(fields: "derived") ${P}
      }`,
    resolvers: {
      Box: {
        __resolveReference: (reference: object) => reference,
        further: ({ derived }: Box) => `further ${derived}`,
      },
    },
  },
  {
    name: 'notices',
    sdl: `type Thing @key(fields: "id") @interfaceObject {
      id: ID!
      note: String @requiresScopes(scopes: [["hits:read"]])
    }`,
    resolvers: { Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, note: `NOTE on ${id}` }) } },
  },
];

/** How a supergraph can come to say the same. */
export const supergraphs = {
  'as it is composed': (sdl: string) => sdl,
  'with other names for the directives': (sdl: string) =>
    sdl
      .replaceAll('@requiresScopes', '@needs')
      .replaceAll('@policy', '@rule')
      .replace('requiresScopes/v0.1"', 'requiresScopes/v0.1", import: [{ name: "@requiresScopes", as: "@needs" }]')
      .replace('policy/v0.1"', 'policy/v0.1", import: [{ name: "@policy", as: "@rule" }]'),
  'by a composer that carries nothing over': (sdl: string) =>
    sdl
      .replace(/^( {2}(?:derived|ofPart|further): .*?) @requiresScopes\(.*\)$/gm, '$1')
      .replace(/^( {2}note: String) @requiresScopes\(.*?\)\)? (@join__field)$/gm, '$1 $2')
      .replace(/^( {2}note: String @join__field) @requiresScopes\(.*\)$/gm, '$1'),
};

/** The vault behind a gateway as it is run. */
export interface Vault extends Pick<PlainSubgraphs, 'asked' | 'urls'> {
  readonly client: Client;
  readonly supergraph: string;
  stop(): Promise<void>;
}

/** Starts it. @param guarded whether the subgraphs enforce rights once more */
export async function startVault({
  supergraph: changed = (sdl: string) => sdl,
  guarded = false,
  rules,
}: {
  supergraph?: (sdl: string) => string;
  guarded?: boolean;
  rules?: RefusalRules;
} = {}): Promise<Vault> {
  const folder = mkdtempSync(join(tmpdir(), 'vault-'));
  const keys = await developmentKeys(folder);
  const callerKeys = new CallerKeys(keys.callerKeys);
  const plain = await servePlainSubgraphs(subgraphs, guarded ? callerKeys : undefined);
  const supergraphFile = join(folder, 'supergraph.graphql');
  const sdl = changed(plain.supergraph);
  writeFileSync(supergraphFile, sdl);
  const gateway = await createGateway(
    {
      host: '127.0.0.1',
      port: 0,
      supergraphFile,
      subgraphUrls: plain.urls,
      callerKeys,
      tokens: await trialTokenRules(keys),
      requestDeadlineMs: 5_000,
      subgraphDeadlineMs: 3_000,
      authorization: rules,
      logLevel: 'silent',
      development: true,
    },
    createLogger('test', 'silent'),
  );
  return {
    client: new Client(gateway.url, folder),
    supergraph: sdl,
    asked: plain.asked,
    urls: plain.urls,
    stop: async () => {
      await gateway.stop();
      plain.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
