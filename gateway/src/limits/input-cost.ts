import { type FieldNode, getNamedType, type GraphQLField, isInputObjectType, Kind, type ValueNode } from 'graphql';
import type { CostRules } from './cost-rules';

/** What the arguments that a field is given weigh: those that `@cost` gives a weight, and those of inputs within them. */
export function inputCost(
  rules: CostRules,
  coordinate: string,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): number {
  return (node.arguments ?? []).reduce((total, { name, value }) => {
    const argument = field.args.find((one) => one.name === name.value);
    if (argument === undefined) return total;
    const own = rules.weightOf(`${coordinate}(${argument.name}:)`) ?? 0;
    const type = getNamedType(argument.type);
    return total + own + (isInputObjectType(type) ? written(rules, type.name, value) : 0);
  }, 0);
}

/** Fields of inputs that stand in the operation itself; what comes in variables is bounded by its size. */
function written(rules: CostRules, type: string, value: ValueNode): number {
  if (value.kind === Kind.LIST) return value.values.reduce((total, item) => total + written(rules, type, item), 0);
  if (value.kind !== Kind.OBJECT) return 0;
  return value.fields.reduce((total, field) => total + (rules.weightOf(`${type}.${field.name.value}`) ?? 0), 0);
}
