import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { requirementOf } from '@crimegraph/shared/identity/scope-requirement';
import type { Agreement } from '../agencies/agencies';

/** Types that everybody may use and nobody of these may change. */
const SHARED = new Set(['Date', 'DateTime', 'PartialDate', 'CountryCode']);
const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);
/** What would reach into what others own, or take their values along. */
const FORBIDDEN = [
  'override',
  'requires',
  'provides',
  'external',
  'interfaceObject',
  'inaccessible',
  'policy',
  'authenticated',
  'tag',
];

type Definition = DefinitionNode & { readonly name?: { readonly value: string } };

/**
 * Holds an agency's schema to what was agreed with it: it adds to the types it may add to, names its own by its prefix, describes
 * everything, asks for scopes it may ask for, and overrides, requires and hides nothing. What it adds may be null, so that its failure
 * stays its own.
 *
 * @returns what is wrong, with where
 */
export function policyProblems(agency: string, sdl: string, agreement: Agreement): string[] {
  const problems: string[] = [];
  const wrong = (where: string, what: string) => problems.push(`${agency}: ${where} ${what}`);
  const { prefix } = agreement;
  for (const definition of parse(sdl).definitions as readonly Definition[]) {
    if (definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION) {
      for (const directive of definition.directives ?? []) linked(directive, wrong);
      continue;
    }
    if (!isTypeDefinitionNode(definition) && !isTypeExtensionNode(definition)) {
      wrong(definition.name?.value ?? definition.kind, 'is neither a type nor an addition to one');
      continue;
    }
    const name = definition.name.value;
    for (const directive of definition.directives ?? []) forbidden(name, directive, wrong);
    const own = name.startsWith(prefix);
    const fields = 'fields' in definition ? (definition.fields ?? []) : [];
    if (own) {
      described(name, definition, wrong);
      if ('interfaces' in definition && definition.interfaces?.some((one) => !one.name.value.startsWith(prefix))) {
        wrong(name, 'implements an interface of others');
      }
      if (
        definition.kind === Kind.UNION_TYPE_DEFINITION &&
        definition.types?.some((one) => !one.name.value.startsWith(prefix))
      ) {
        wrong(name, 'takes types of others in');
      }
    } else if (definition.kind === Kind.SCALAR_TYPE_DEFINITION && SHARED.has(name)) {
      continue;
    } else if (!ROOTS.has(name) && !agreement.extends.includes(name)) {
      wrong(
        name,
        `is neither its own (they begin with ${prefix}) nor one that it may add to (${agreement.extends.join(', ')})`,
      );
      continue;
    }
    for (const field of fields) {
      const where = `${name}.${field.name.value}`;
      for (const directive of field.directives ?? []) forbidden(where, directive, wrong);
      // The key by which it knows what is others'.
      if (!own && !ROOTS.has(name) && field.name.value === 'id') continue;
      described(where, field, wrong);
      for (const argument of 'arguments' in field ? (field.arguments ?? []) : []) {
        described(`${where}(${argument.name.value}:)`, argument, wrong);
      }
      if (!own) addition(where, field as FieldDefinitionNode, agreement, wrong);
    }
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      for (const value of definition.values ?? []) described(`${name}.${value.name.value}`, value, wrong);
    }
  }
  return problems;
}

type Wrong = (where: string, what: string) => void;

/** A field among those of others, or at the root. */
function addition(where: string, field: FieldDefinitionNode, { prefix, scopes }: Agreement, wrong: Wrong): void {
  if (!field.name.value.startsWith(prefix.charAt(0).toLowerCase() + prefix.slice(1))) {
    wrong(where, `does not begin with "${prefix.charAt(0).toLowerCase()}${prefix.slice(1)}"`);
  }
  if (field.type.kind === Kind.NON_NULL_TYPE) wrong(where, 'may not be null, so its failure would take others along');
  const requirement = requirementOf(field.directives);
  if (requirement === undefined || requirement.length === 0) return wrong(where, 'asks for no scope');
  const beyond = requirement.flat().filter((scope) => !scopes.includes(scope));
  if (beyond.length > 0) wrong(where, `asks for ${beyond.join(', ')}, which is beyond what was agreed`);
}

/** The federation specification under its own names: under another name a directive would not be known here. */
function linked(directive: ConstDirectiveNode, wrong: Wrong): void {
  const given = Object.fromEntries(
    (directive.arguments ?? []).map((one) => [one.name.value, valueFromASTUntyped(one.value)]),
  );
  const imports = (given['import'] ?? []) as unknown[];
  if (
    directive.name.value !== 'link' ||
    !/^https:\/\/specs\.apollo\.dev\/federation\/v2\.\d+$/.test(String(given['url']))
  ) {
    return wrong('the schema', 'links to something else than the federation specification');
  }
  if (given['as'] !== undefined || imports.some((one) => typeof one !== 'string')) {
    wrong('the schema', 'gives directives of the federation specification other names');
  }
}

function forbidden(where: string, directive: ConstDirectiveNode, wrong: Wrong): void {
  const name = directive.name.value.replace(/^federation__/, '');
  if (FORBIDDEN.includes(name)) wrong(where, `uses @${name}`);
}

function described(where: string, node: object, wrong: Wrong): void {
  if (!('description' in node) || node.description === undefined) wrong(where, 'is not described');
}
