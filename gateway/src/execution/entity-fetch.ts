import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLFormattedError } from 'graphql';
import { answerError } from './answer-error';
import { isObject, type JsonObject } from './json-object';
import { merge } from './merge';
import { type Representer, representer } from './representation';
import { applyRewrites } from './rewrites';
import { usedVariables } from './root-fetch';
import type { Run, Step } from './run';
import { placedTargetsAt, type PlanPath, targetsAt } from './targets';
import type { TypeConditions } from './type-conditions';

/**
 * A fetch of fields of entities that are in the answer already, at all `paths` in one request: each representation is sent once,
 * however often the entity occurs, and what comes back is merged into each occurrence.
 *
 * An entity that the service answers with null, without an error, is noted as absent: it does not exist, or not for this viewer.
 * Rejects when the service does not answer, or not with the entities that it was asked for.
 */
export function entityFetch(node: FetchNode, paths: readonly PlanPath[], conditions: TypeConditions): Step {
  const represent = withRewrites(node, conditions);
  return async (run) => {
    const question = new Question(run, represent);
    for (const path of paths) question.ask(targetsAt(run.data, path));
    if (question.representations.length === 0) return;
    const variables = { ...usedVariables(node, run), representations: question.representations };
    const { data, errors = [] } = await run.send(node, variables);
    report(errors, node.serviceName, run, paths, question);
    if (data === undefined || data === null) return;
    const entities = data['_entities'];
    if (!Array.isArray(entities) || entities.length !== question.representations.length) {
      throw new Error(`"${node.serviceName}" did not answer with ${question.representations.length} entities`);
    }
    question.answer(entities, failures(errors), (entity) => applyRewrites(node.outputRewrites, entity, conditions));
  };
}

/** The entities that are asked for, and which of the representations asks for each. */
class Question {
  readonly representations: JsonObject[] = [];
  /** Number of its representation, by entity. */
  readonly slots = new Map<JsonObject, number>();
  private readonly known = new Map<string, number>();

  constructor(
    private readonly run: Run,
    private readonly represent: Representer,
  ) {}

  ask(entities: readonly JsonObject[]): void {
    for (const entity of entities) {
      if (this.slots.has(entity) || this.run.absent.has(entity)) continue;
      const representation = this.represent(entity);
      if (representation === null || typeof representation['__typename'] !== 'string') continue;
      const key = JSON.stringify(representation);
      let slot = this.known.get(key);
      if (slot === undefined) {
        slot = this.representations.push(representation) - 1;
        this.known.set(key, slot);
      }
      this.slots.set(entity, slot);
    }
  }

  answer(received: readonly unknown[], failed: (slot: number) => boolean, restore: (entity: JsonObject) => void): void {
    const restored = new Set<number>();
    for (const [entity, slot] of this.slots) {
      const found = received[slot];
      if (!isObject(found)) {
        if (!failed(slot)) this.run.absent.add(entity);
        continue;
      }
      if (!restored.has(slot)) {
        found['__typename'] ??= entity['__typename'];
        restore(found);
        restored.add(slot);
      }
      merge(entity, found);
    }
  }
}

function withRewrites(node: FetchNode, conditions: TypeConditions): Representer {
  const represent = representer(node.requires ?? [], conditions);
  const { inputRewrites } = node;
  if (inputRewrites === undefined || inputRewrites.length === 0) return represent;
  return (entity) => {
    const representation = represent(entity);
    applyRewrites(inputRewrites, representation, conditions);
    return representation;
  };
}

/** Whether errors are about the entity of a number; an error about none in particular is about all. */
function failures(errors: readonly GraphQLFormattedError[]): (slot: number) => boolean {
  const slots = new Set(errors.map(({ path }) => slotOf(path)));
  return (slot) => slots.has(slot) || slots.has(undefined);
}

function slotOf(path: GraphQLFormattedError['path']): number | undefined {
  const slot = path?.[0] === '_entities' ? path[1] : undefined;
  return typeof slot === 'number' ? slot : undefined;
}

/** Tells each error at every place of the answer where its entity stands. */
function report(
  errors: readonly GraphQLFormattedError[],
  service: string,
  run: Run,
  paths: readonly PlanPath[],
  question: Question,
): void {
  if (errors.length === 0) return;
  const placed = paths.flatMap((path) => placedTargetsAt(run.data, path));
  for (const error of errors) {
    const slot = slotOf(error.path);
    const places = slot === undefined ? [] : placed.filter(({ object }) => question.slots.get(object) === slot);
    for (const { path } of places) run.fail(answerError(error, service, [...path, ...(error.path ?? []).slice(2)]));
    if (places.length === 0) run.fail(answerError(error, service, undefined));
  }
}
