import type { Limits } from './limits';
import { beyond } from './refusal';

/** Measures the values that came with an operation, before they are looked at. @throws VARIABLES_TOO_LARGE */
export function demandVariablesSize(variables: unknown, limits: Limits): void {
  let items = 0;
  const measure = (value: unknown, depth: number): void => {
    if (value === null || typeof value !== 'object') return;
    if (depth > limits.variablesDepth) throw beyond('variablesDepth', limits.variablesDepth, 'VARIABLES_TOO_LARGE');
    const list = Array.isArray(value);
    if (list) items += value.length;
    if (items > limits.variablesItems) throw beyond('variablesItems', limits.variablesItems, 'VARIABLES_TOO_LARGE');
    for (const inner of list ? (value as unknown[]) : Object.values(value)) measure(inner, depth + 1);
  };
  measure(variables, 0);
}
