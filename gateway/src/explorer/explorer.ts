import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { type DocumentNode, getOperationAST, Kind, parse, type TypeNode } from 'graphql';
import { type Request, type RequestHandler, type Response, Router } from 'express';

/** Which explorer is served at `/explorer`. */
export type ExplorerKind =
  /** GraphiQL, whole, from our own disk: works with no internet at all. */
  | 'offline'
  /** Apollo Sandbox, which is loaded from its makers' servers. */
  | 'sandbox'
  | 'off';

/** What the page is given. */
interface ExplorerSettings {
  readonly operations: readonly { readonly name: string; readonly query: string; readonly variables: string }[];
  /** The request headers to begin with. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the schema may be asked for. */
  readonly introspection: boolean;
}

const OFFLINE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const APOLLO = 'https://*.apollographql.com';
const SANDBOX_POLICY =
  `default-src 'none'; script-src 'self' ${APOLLO}; style-src 'self' 'unsafe-inline'; img-src 'self' data: ${APOLLO}; ` +
  `frame-src ${APOLLO}; connect-src 'self' ${APOLLO}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The scripts and styles of the offline page, each from its package. */
const PACKAGED = {
  'react.js': 'react/umd/react.production.min.js',
  'react-dom.js': 'react-dom/umd/react-dom.production.min.js',
  'graphiql.js': 'graphiql/graphiql.min.js',
  'graphiql.css': 'graphiql/graphiql.min.css',
} as const;

/**
 * Serves the explorer.
 *
 * @param operations the texts of the named operations, which stand ready to run
 * @param trialToken makes a token for who looks at this machine's own trial installation; undefined in production
 */
export function explorer(
  kind: 'offline' | 'sandbox',
  operations: readonly string[],
  trialToken: (() => Promise<string>) | undefined,
): Router {
  const router = Router();
  const page = readFileSync(join(projectRoot, `gateway/pages/${kind}.html`), 'utf8');
  const ready = operations.map((text) => named(text)).sort(byUse);
  router.get('/', (_request, response) => {
    response.setHeader('content-security-policy', kind === 'offline' ? OFFLINE_POLICY : SANDBOX_POLICY);
    response.type('html').send(page);
  });
  router.get('/settings.json', (request, response, next) => {
    settings(request, ready, trialToken).then((found) => void response.json(found), next);
  });
  const files = kind === 'offline' ? PACKAGED : {};
  for (const [name, path] of Object.entries<string>(files)) router.get(`/${name}`, file(packaged(path)));
  router.get('/page.js', file(join(projectRoot, `gateway/pages/${kind}.js`)));
  return router;
}

async function settings(
  request: Request,
  operations: ExplorerSettings['operations'],
  trialToken: (() => Promise<string>) | undefined,
): Promise<ExplorerSettings> {
  const given = trialToken !== undefined && isThisMachine(request);
  const token = given ? await trialToken() : '';
  return {
    operations,
    headers: {
      authorization: `Bearer ${token}`,
      'x-purpose': given ? 'INVESTIGATION' : '',
      'x-case-reference': given ? 'TRIAL-1' : '',
    },
    introspection: trialToken !== undefined,
  };
}

/** By where it comes from and by the name it was asked for: a page of somebody else's that a browser here shows has another. */
function isThisMachine(request: Request): boolean {
  const from = request.socket.remoteAddress ?? '';
  const host = (request.header('host') ?? '').replace(/:\d+$/, '');
  return /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(from) && ['localhost', '127.0.0.1', '[::1]'].includes(host);
}

/** What most come for stands first. */
function byUse(one: { name: string }, other: { name: string }): number {
  return Number(other.name === FIRST) - Number(one.name === FIRST);
}

const FIRST = 'BorderCheck';

function named(text: string): ExplorerSettings['operations'][number] {
  const document = parse(text);
  return { name: getOperationAST(document)?.name?.value ?? 'unnamed', query: text, variables: variablesOf(document) };
}

/** Something in the place of each variable, by its type: specimens where there are some. */
function variablesOf(document: DocumentNode): string {
  const variables = getOperationAST(document)?.variableDefinitions ?? [];
  const values = variables.map(({ variable, type, defaultValue }) => [
    variable.name.value,
    defaultValue ? undefined : example(type),
  ]);
  return JSON.stringify(Object.fromEntries(values), null, 2);
}

/** The specimen passport of ICAO Doc 9303, which is on record in a trial installation. */
const EXAMPLES: Readonly<Record<string, unknown>> = {
  Mrz: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
  String: '',
  Int: 10,
  ID: '',
  CountryCode: 'UTO',
  DocumentKeyInput: { number: 'L898902C3', issuingCountry: 'UTO' },
};

function example(type: TypeNode): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return example(type.type);
  if (type.kind === Kind.LIST_TYPE) return [example(type.type)];
  return EXAMPLES[type.name.value] ?? {};
}

function packaged(path: string): string {
  const [name = '', ...rest] = path.split('/');
  return join(dirname(require.resolve(`${name}/package.json`)), ...rest);
}

function file(path: string): RequestHandler {
  return (_request: Request, response: Response) => {
    response.removeHeader('cache-control');
    response.sendFile(path, { cacheControl: true, maxAge: '1h', dotfiles: 'allow' });
  };
}
