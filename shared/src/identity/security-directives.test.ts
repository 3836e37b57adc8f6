import { parse } from 'graphql';
import { securityDirectives } from './security-directives';

const namesIn = (links: string) =>
  [...securityDirectives(parse(`schema ${links} { query: Query }`))]
    .filter(([name, kind]) => name !== kind && name !== `federation__${kind}`)
    .map(([name, kind]) => `${name} ${kind}`);

test.each([
  ['their own names', '@link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)', []],
  [
    'a name of their own when imported',
    '@link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY, import: [{ name: "@requiresScopes", as: "@scopes" }])',
    ['scopes requiresScopes'],
  ],
  [
    'that of the whole feature',
    '@link(url: "https://specs.apollo.dev/policy/v0.1", as: "pol", for: SECURITY)',
    ['pol policy'],
  ],
  [
    'names of the federation specification',
    '@link(url: "https://specs.apollo.dev/federation/v2.9", as: "fed", import: ["@key", { name: "@authenticated", as: "@known" }])',
    [
      'fed__authenticated authenticated',
      'known authenticated',
      'fed__requiresScopes requiresScopes',
      'fed__policy policy',
    ],
  ],
  ['@link itself having another name', '@lnk(url: "https://specs.apollo.dev/policy/v0.2", as: "p")', ['p policy']],
  ['nothing of what hides elements', '@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)', []],
  ['nothing of other features', '@link(url: "https://example.org/custom/v0.1", as: "policies")', []],
])('directives are known by %s', (_name, links, expected) => {
  expect(namesIn(links)).toEqual(expected);
});

test.each([
  ['an unknown feature for security', '@link(url: "https://specs.apollo.dev/clearance/v0.1", for: SECURITY)'],
  ['one of others', '@link(url: "https://example.org/policy/v0.1", for: SECURITY)'],
  ['a version that may ask for something else', '@link(url: "https://specs.apollo.dev/policy/v1.0", for: SECURITY)'],
])('a schema that asks for what nobody enforces is refused: %s', (_name, links) => {
  expect(() => namesIn(links)).toThrow('not enforced here');
});
