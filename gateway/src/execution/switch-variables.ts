import { type DocumentNode, Kind, type OperationDefinitionNode, valueFromASTUntyped, visit } from 'graphql';

/** The variables that switch fields on and off (`@skip`, `@include`): answers have one shape for each combination of them. */
export function switchVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** Their values before variables are coerced: what was sent, or what the operation says where nothing was. */
export function switchValues(
  { variableDefinitions = [] }: OperationDefinitionNode,
  sent: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { variable, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    const given = Object.hasOwn(sent, name) ? sent[name] : undefined;
    values[name] = given === undefined && defaultValue !== undefined ? valueFromASTUntyped(defaultValue) : given;
  }
  return values;
}
