import { readFileSync } from 'node:fs';
import { SUPERGRAPH_FILE } from '@crimegraph/gateway/settings';
import { withoutSecurityDirectives } from '@crimegraph/gateway/supergraph';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { buildASTSchema, isObjectType, isUnionType, parse } from 'graphql';
import { at, partner, utopian } from '../support/client';
import { askDirectly } from '../support/direct-call';
import { minimalField } from '../support/minimal-field';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const schema = buildASTSchema(parse(withoutSecurityDirectives(readFileSync(SUPERGRAPH_FILE, 'utf8'))));
const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}).map(
    (field) => [type === schema.getQueryType() ? 'query' : 'mutation', field] as const,
  ),
);
const forPartners = ['documentAlert', 'documentAlerts'];
/** Types by which one subgraph leads to the records of another. */
const entities = Object.values(schema.getTypeMap()).filter(
  (type) =>
    isObjectType(type) &&
    type.astNode?.directives?.some(
      ({ name, arguments: given }) =>
        name.value === 'join__type' && given?.some((argument) => argument.name.value === 'key'),
    ),
);

test('a partner is told yes or no, and what to name to the police', async () => {
  const answer = await client.ask(
    '{ stolen: documentAlert(number: "L898902C3", issuingCountry: "UTO") { alert reference checkedAt } clean: documentAlert(number: "NOTHING1", issuingCountry: "UTO") { alert } }',
    {},
    partner,
  );
  expect(answer).toEqual({
    status: 200,
    data: {
      stolen: { alert: true, reference: expect.any(String) as string, checkedAt: expect.any(String) as string },
      clean: { alert: false },
    },
  });
});

test('the owner finds the yes in its inbox', async () => {
  const answer = await client.ask(
    '{ documentAlert(number: "L898902C3", issuingCountry: "UTO") { reference } }',
    {},
    { ...partner, bureau: 'SWE' },
  );
  const reference = at<string>(answer, 'documentAlert.reference');
  const inbox = '{ hits(first: 20) { edges { node { checkId searchedBy { code } } } } }';
  const end = Date.now() + 10_000;
  for (;;) {
    const edges = at<{ node: { checkId: string } }[]>(await client.ask(inbox, {}, utopian), 'hits.edges');
    const found = edges.find(({ node }) => node.checkId === reference);
    if (found !== undefined) {
      expect(found.node).toEqual({ checkId: reference, searchedBy: { code: 'SWE' } });
      break;
    }
    if (Date.now() > end) throw new Error('the hit did not arrive');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
});

test.each(roots.map(([kind, field]) => [field.name, kind, field] as const))(
  'of %s a partner is told nothing, whatever scopes its token asks for',
  async (name, kind, field) => {
    for (const scope of [
      undefined,
      'persons:read documents:read documents:alert notices:link audit:read:all commission:search commission:decide commission:answer',
    ]) {
      const answer = await client.ask(`${kind} { ${minimalField(field)} }`, {}, { ...partner, scope });
      if (forPartners.includes(name)) {
        expect(answer.errors).toBeUndefined();
      } else {
        expect(answer.data).toEqual({ [name]: null });
        expect(answer.errors).toMatchObject([{ path: [name], extensions: { code: 'FORBIDDEN' } }]);
      }
    }
  },
);

test('what partners are answered with leads nowhere', () => {
  const reached = new Set<string>();
  const visit = (name: string) => {
    const type = schema.getType(name);
    if (reached.has(name) || !(isObjectType(type) || isUnionType(type))) return;
    reached.add(name);
    if (isObjectType(type))
      Object.values(type.getFields()).forEach(({ type: of }) => visit(of.toString().replace(/[[\]!]/g, '')));
  };
  visit('DocumentAlert');
  expect([...reached]).toEqual(['DocumentAlert']);
});

test('no subgraph gives a partner a record by reference, even when the gateway’s own key signs the call', async () => {
  const viewer = {
    subject: 'carrier',
    bureau: 'FRA',
    entity: 'a carrier',
    role: 'partner' as const,
    scopes: ['documents:alert' as const],
    clearance: 1 as const,
    purpose: 'SECURITY_CHECK' as const,
    caseReference: null,
  };
  expect(entities.length).toBeGreaterThan(5);
  for (const subgraph of subgraphNames) {
    for (const { name } of entities) {
      const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }`;
      const answer = await askDirectly(
        client,
        subgraph,
        query,
        { representations: [{ __typename: name, id: 'x' }] },
        viewer,
      );
      // Unknown to this subgraph, refused, or an edge's stub that says no more than what was sent.
      if (answer.errors === undefined) expect(answer.data?.['_entities']).toEqual([{ __typename: name }]);
      else expect(['FORBIDDEN', 'INTERNAL']).toContain(answer.errors[0]?.extensions['code']);
    }
  }
});
