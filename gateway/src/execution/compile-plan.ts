import type { FetchNode, FlattenNode, ParallelNode, PlanNode } from '@apollo/query-planner';
import { entityFetch } from './entity-fetch';
import { questionOf } from './question';
import { rootFetch } from './root-fetch';
import type { Run, Step } from './run';
import type { PlanPath } from './targets';
import type { TypeConditions } from './type-conditions';

/**
 * Compiles a query plan of Apollo's planner into one function: sequences wait, parallels do not, and fetches of a parallel that
 * ask one service for the same of several places of the answer become one.
 *
 * @throws Error for a plan of a kind that this gateway does not execute (`@defer`)
 */
export function compilePlan(node: PlanNode | undefined, conditions: TypeConditions): Step {
  return node === undefined ? () => Promise.resolve() : step(node, [], conditions);
}

function step(node: PlanNode, path: PlanPath, conditions: TypeConditions): Step {
  switch (node.kind) {
    case 'Sequence': {
      const steps = node.nodes.map((child) => step(child, path, conditions));
      return async (run) => {
        for (const next of steps) await next(run);
      };
    }
    case 'Parallel': {
      const steps = parallelSteps(node, path, conditions);
      return async (run) => {
        await Promise.all(steps.map((one) => one(run)));
      };
    }
    case 'Flatten':
      return step(node.node, [...path, ...node.path.map(String)], conditions);
    case 'Fetch':
      return guarded(
        node.requires === undefined ? rootFetch(node, path, conditions) : entityFetch(node, [path], conditions),
      );
    case 'Condition': {
      const [then, otherwise] = [node.ifClause, node.elseClause].map(
        (clause) => clause && step(clause, path, conditions),
      );
      return async (run) => {
        await (run.conditions[node.condition] === true ? then : otherwise)?.(run);
      };
    }
    case 'Defer':
      throw new Error('@defer is not supported');
    default:
      return node satisfies never;
  }
}

function parallelSteps(node: ParallelNode, path: PlanPath, conditions: TypeConditions): Step[] {
  const alike = new Map<string, { fetch: FetchNode; paths: PlanPath[] }>();
  const others: PlanNode[] = [];
  for (const child of node.nodes) {
    if (!isEntityFetch(child)) {
      others.push(child);
      continue;
    }
    const { node: fetch } = child;
    const question = questionOf(fetch);
    const group = alike.get(question) ?? { fetch, paths: [] };
    group.paths.push([...path, ...child.path.map(String)]);
    alike.set(question, group);
  }
  return [
    ...others.map((child) => step(child, path, conditions)),
    ...[...alike.values()].map(({ fetch, paths }) => guarded(entityFetch(fetch, paths, conditions))),
  ];
}

function isEntityFetch(node: PlanNode): node is FlattenNode & { node: FetchNode } {
  return node.kind === 'Flatten' && node.node.kind === 'Fetch' && node.node.requires !== undefined;
}

/** A fetch that fails leaves its part of the answer out and says so; the others' parts still come. */
function guarded(fetch: Step): Step {
  return async (run: Run) => {
    try {
      await fetch(run);
    } catch (error) {
      run.fail(error);
    }
  };
}
