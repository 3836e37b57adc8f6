import type { FetchNode } from '@apollo/query-planner';
import { answerError } from './answer-error';
import { type JsonObject, own } from './json-object';
import { merge } from './merge';
import { applyRewrites } from './rewrites';
import type { Run, Step } from './run';
import { type PlanPath, targetsAt } from './targets';
import type { TypeConditions } from './type-conditions';

/** A fetch of root fields: its data goes into the answer as it is. Rejects when the service does not answer. */
export function rootFetch(node: FetchNode, path: PlanPath, conditions: TypeConditions): Step {
  return async (run) => {
    const targets = targetsAt(run.data, path);
    if (targets.length === 0) return;
    const { data, errors } = await run.send(node, usedVariables(node, run));
    for (const error of errors ?? []) {
      run.fail(
        answerError(error, node.serviceName, error.path && [...path.filter((step) => step !== '@'), ...error.path]),
      );
    }
    if (data === undefined || data === null) return;
    applyRewrites(node.outputRewrites, data, conditions);
    for (const target of targets) merge(target, data);
  };
}

/** Those of the client's variables that a fetch uses; one that was not given stays away, so that defaults hold. */
export function usedVariables(node: FetchNode, run: Run): JsonObject {
  const used: JsonObject = {};
  for (const name of node.variableUsages ?? []) {
    const value = own(run.variables, name);
    if (value !== undefined) used[name] = value;
  }
  return used;
}
