import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorizationRules } from '@crimegraph/gateway/authorization/authorization-rules';
import { authorizeOperation } from '@crimegraph/gateway/authorization/authorize-operation';
import { readOperations } from '@crimegraph/gateway/safelist/read-operations';
import { SUPERGRAPH_FILE } from '@crimegraph/gateway/settings';
import { withoutSecurityDirectives } from '@crimegraph/gateway/supergraph';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { isMet, type Right } from '@crimegraph/shared/identity/scope-requirement';
import { type Role, roles, scopesOfRole } from '@crimegraph/shared/identity/roles';
import {
  buildASTSchema,
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  getOperationAST,
  type GraphQLSchema,
  type IntrospectionQuery,
  isObjectType,
  parse,
  validate,
  validateSchema,
} from 'graphql';
import type { Asker } from '../support/client';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const supergraph = readFileSync(SUPERGRAPH_FILE, 'utf8');
const rules = new AuthorizationRules(supergraph);
const whole = buildASTSchema(parse(withoutSecurityDirectives(supergraph)));
const operations = readOperations(join(projectRoot, 'operations')).map((text) => parse(text));

async function schemaFor(asker: Asker): Promise<GraphQLSchema> {
  const { data, errors } = await client.ask(getIntrospectionQuery(), {}, asker);
  expect(errors).toBeUndefined();
  return buildClientSchema(data as unknown as IntrospectionQuery);
}

const ofRole = (role: Role): Asker => ({
  bureau: role === 'commission' ? 'XPO' : 'FRA',
  role,
  purpose: role === 'commission' ? 'SUPERVISION' : 'INVESTIGATION',
});
// Of these each has all that its role can have; the others have what a bureau or an agreement grants them.
const staff = (Object.keys(roles) as Role[]).filter((role) => roles[role].grantedBy === 'role');

describe.each(staff)('what the role %s is shown of the schema', (role) => {
  const held: Right[] = ['authenticated', ...scopesOfRole(role)];
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await schemaFor(ofRole(role));
  });

  test('is a schema, and everything in it is for the role to use', () => {
    expect(validateSchema(schema)).toEqual([]);
    const objects = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !/^__/.test(type.name));
    expect(objects.length).toBeGreaterThan(5);
    for (const type of objects.filter(isObjectType)) {
      expect([type.name, isMet(rules.ofType(type.name) ?? [[]], held)]).toEqual([type.name, true]);
      for (const { name, type: target } of Object.values(type.getFields())) {
        const asked = [rules.ofField(type.name, name), rules.ofType(getNamedType(target).name)];
        const met = asked.every((requirement) => isMet(requirement ?? [[]], held));
        expect([`${type.name}.${name}`, met]).toEqual([`${type.name}.${name}`, true]);
      }
    }
  });

  test('has every root field that the role may use, and no other', () => {
    for (const root of ['Query', 'Mutation'] as const) {
      const all = whole.getType(root);
      if (!isObjectType(all)) throw new Error('no root');
      const may = Object.values(all.getFields()).filter(({ name, type }) =>
        [rules.ofField(root, name), rules.ofType(getNamedType(type).name)].every((one) => isMet(one ?? [[]], held)),
      );
      const told = schema.getType(root);
      expect(Object.keys(isObjectType(told) ? told.getFields() : {}).sort()).toEqual(
        may.map(({ name }) => name).sort(),
      );
    }
  });

  test('lets it write no operation of which anything would be refused', () => {
    const valid = operations.filter((document) => validate(schema, document).length === 0);
    expect(valid.length).toBeGreaterThan(0);
    for (const document of valid) {
      const operation = getOperationAST(document);
      if (!operation) throw new Error('no operation');
      const { refusals } = authorizeOperation({ schema: whole, document, operation, variables: {} }, rules, held);
      expect([operation.name?.value, refusals]).toEqual([operation.name?.value, []]);
    }
  });
});

describe('what is hidden', () => {
  const vehicles: Asker = { bureau: 'FRA', role: 'officer', scope: 'vehicles:read' };
  const ask = async (query: string, asker = vehicles) => client.ask(query, {}, asker);

  test('is not found by its name, nor by what leads to it', async () => {
    const { data } = await ask(`{
      vehicle: __type(name: "Vehicle") { name }
      person: __type(name: "Person") { name }
      dossier: __type(name: "RelativeProfile") { name fields { name } }
      mutation: __type(name: "Mutation") { fields { name } }
      query: __type(name: "Query") { fields { name } }
    }`);
    expect(data).toMatchObject({ vehicle: { name: 'Vehicle' }, person: null, dossier: null, mutation: null });
    const names = (data?.['query'] as { fields: { name: string }[] }).fields.map(({ name }) => name);
    expect(names).toContain('vehicle');
    expect(names.filter((name) => !/vehicle/i.test(name))).toEqual([]);
  });

  test('is not among the types behind what is shown, under any name and by any fragment', async () => {
    const query = `{ a: __schema { ...S } } fragment S on __Schema { types { name possibleTypes { name } interfaces { name } } }`;
    const text = JSON.stringify((await ask(query)).data);
    expect(text).toContain('Vehicle');
    expect(text).not.toMatch(/"(Person|FingerprintRecord|Notice|Hit|CommissionCase)"/);
  });

  test('differs from caller to caller, whoever asked first', async () => {
    const query = '{ __type(name: "Person") { name } }';
    const insider: Asker = { ...vehicles, scope: 'persons:read' };
    const answers = await Promise.all([vehicles, insider, vehicles, insider].map((asker) => ask(query, asker)));
    expect(answers.map(({ data }) => data?.['__type'])).toEqual([null, { name: 'Person' }, null, { name: 'Person' }]);
  });

  test('is everything for who may use nothing', async () => {
    const answer = await ask('{ __schema { types { name } } }', { ...vehicles, scope: '' });
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  });

  test('is not suggested to who guesses', async () => {
    const answer = await ask('{ person(id: "x") { ful vehicels } persn { id } ... on Perso { id } }');
    expect(answer.errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(answer.errors)).not.toMatch(/Did you mean|full|"vehicles"/);
  });

  test('is the whole schema without a valid token', async () => {
    for (const headers of [{}, { authorization: 'Bearer x.y.z' }]) {
      const response = await client.post(JSON.stringify({ query: '{ __schema { types { name } } }' }), {
        'x-purpose': 'INVESTIGATION',
        ...headers,
      });
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain('types');
    }
  });
});
