import { Random } from '../synthetic/random';
import { agreementWith, defaultEntityGrants, type EntityGrants, entityGrantsSchema, type Grant } from './entity-grants';
import { grantedScopes } from './granted-scopes';
import { type Role, roles, scopesOfRole } from './roles';
import { type Scope, scopes } from './scopes';

const everyRole = Object.keys(roles) as Role[];
const bureaus = ['FRA', 'NOR', 'UNO', 'UTO', 'XPO'];
const units = [null, 'coast guard', 'customs', 'constructor', '__proto__'];

/** What the entity's side allows, said another way than the code says it; undefined where it has no say. */
function entityLimits(
  { entities, agreements }: EntityGrants,
  role: Role,
  bureau: string,
  entity: string | null,
): (readonly Scope[])[] {
  if (role !== 'agency' && role !== 'border' && role !== 'partner' && entity === null) return [];
  const found = role === 'agency' ? agreements[bureau] : (entities.bureaus[bureau] ?? entities.default);
  if (found === undefined) return [[]];
  if (found.units === undefined) return [found.scopes];
  return [found.scopes, Object.entries(found.units).find(([unit]) => unit === entity)?.[1] ?? []];
}

function world(random: Random): { grants: EntityGrants; asked: string[] | undefined } {
  const some = () => scopes.filter(() => random.chance(0.5));
  const grant = (): Grant => ({
    scopes: some(),
    ...(random.chance(0.5) && { units: { 'coast guard': some(), customs: some() } }),
  });
  const byBureau = () => Object.fromEntries(bureaus.filter(() => random.chance(0.5)).map((code) => [code, grant()]));
  return {
    grants: { entities: { default: grant(), bureaus: byBureau() }, agreements: byBureau() },
    asked: random.chance(0.3) ? undefined : [...some(), 'made:up', 'toString'],
  };
}

const callers = everyRole.flatMap((role) =>
  bureaus.flatMap((bureau) => units.map((entity) => ({ role, bureau, entity }))),
);

test('what is granted is what role, bureau or agreement, unit and token all allow, and nothing more', () => {
  for (let index = 0; index < 200; index += 1) {
    const { grants, asked } = world(new Random('grants', index));
    for (const { role, bureau, entity } of callers) {
      const ofOthers = role === 'commission' && bureau !== 'XPO' ? [[]] : [];
      const limits = [scopesOfRole(role), asked ?? scopes, ...entityLimits(grants, role, bureau, entity), ...ofOthers];
      const allowed = scopes.filter((scope) => limits.every((limit) => limit.includes(scope)));
      expect(grantedScopes({ role, bureau, entity, asked }, grants)).toEqual(allowed);
    }
  }
});

test('where no grants are given, entities check at borders, partners get alerts, and no agreement is in force', () => {
  const of = (role: Role, entity: string | null = null) =>
    grantedScopes({ role, bureau: 'FRA', entity, asked: undefined }, defaultEntityGrants);
  expect(of('border')).toEqual(['persons:read', 'documents:read', 'vehicles:read', 'notices:read']);
  expect(of('partner')).toEqual(['documents:alert']);
  expect(of('agency')).toEqual([]);
  expect(of('officer', 'a liaison desk')).toEqual(['persons:read', 'documents:read', 'vehicles:read', 'notices:read']);
  expect(agreementWith(defaultEntityGrants, 'constructor')).toEqual({ scopes: [] });
});

const entities = { default: { scopes: [] } };
test.each([
  ['a scope that does not exist', { entities: { default: { scopes: ['persons:raed'] } } }],
  ['a bureau that does not exist', { entities: { ...entities, bureaus: { ZZZ: { scopes: [] } } } }],
  ['a word that is not known', { entities: { default: { scopes: [], unit: {} } } }],
  ['no default', { entities: {} }],
])('a file of grants is refused whole: %s', (_name, file) => {
  expect(entityGrantsSchema.safeParse(file).success).toBe(false);
});

test('a file of grants may name defaults only', () => {
  expect(entityGrantsSchema.parse({ entities })).toEqual({ entities: { ...entities, bureaus: {} }, agreements: {} });
});
