import type { FetchNode } from '@apollo/query-planner';
import { answerError } from './answer-error';
import { EntityBatch, type EntitySlot } from './entity-batch';
import { entityKey } from './entity-key';
import { isObject, type JsonObject, own, setOwn } from './json-object';
import { leafNames } from './leaf-names';
import { merge } from './merge';
import { questionOf } from './question';
import { type Representer, representer } from './representation';
import { applyRewrites } from './rewrites';
import { usedVariables } from './root-fetch';
import type { Run, Step } from './run';
import { placedTargetsAt, type PlanPath, targetsAt } from './targets';
import type { TypeConditions } from './type-conditions';

/** The entities at one path, and beside each what is asked of it; nothing of an entity that cannot be asked about. */
interface Asked {
  readonly path: PlanPath;
  readonly entities: readonly JsonObject[];
  readonly slots: readonly (EntitySlot | undefined)[];
}

/** Puts what came back about an entity into it. */
type Put = (entity: JsonObject, found: JsonObject) => void;

/**
 * A fetch of fields of entities that are in the answer already, at all `paths` in one request: each representation is sent once,
 * however often the entity occurs, and what comes back is put into each occurrence. What another fetch of the same run has
 * asked in the same words, or is asking, is not asked again.
 *
 * An entity that the service answers with null, without an error, is noted as absent: it does not exist, or not for this viewer.
 * Rejects when the service does not answer, or not with the entities that it was asked for.
 */
export function entityFetch(node: FetchNode, paths: readonly PlanPath[], conditions: TypeConditions): Step {
  const represent = withRewrites(node, conditions);
  const keyOf = entityKey(node.requires ?? [], represent, conditions);
  const question = questionOf(node);
  const leaves = leafNames(node.operation);
  const rewritten = (node.outputRewrites ?? []).length > 0;
  // Objects must not be shared between places: what one place gets merged into them later would show at the other.
  const shareable = leaves !== undefined && (node.inputRewrites ?? []).length === 0;
  const put = leaves === undefined || rewritten ? merge : putLeaves(leaves);
  const restore = (entity: JsonObject) => applyRewrites(node.outputRewrites, entity, conditions);

  const ask = (run: Run, path: PlanPath, known: Map<string, EntitySlot>, batch: EntityBatch): Asked => {
    const entities = targetsAt(run.data, path);
    const slots = entities.map((entity) => {
      const key = run.absent.has(entity) ? undefined : keyOf(entity);
      if (key === undefined) return undefined;
      let slot = known.get(key);
      if (slot === undefined) {
        const representation = represent(entity);
        if (representation === null) return undefined;
        slot = batch.add(representation);
        known.set(key, slot);
      }
      return slot;
    });
    return { path, entities, slots };
  };

  return async (run) => {
    const known = shareable ? askedBefore(run, question) : new Map<string, EntitySlot>();
    const batch = new EntityBatch();
    const asked = paths.map((path) => ask(run, path, known, batch));
    if (batch.representations.length > 0) batch.send(run, node, usedVariables(node, run));
    const batches = batchesOf(asked);
    for (const one of batches) await one.answered;
    for (const one of batches) if (one.errors.length > 0) report(one, node.serviceName, run, asked, one === batch);
    for (const [index, one] of asked.entries()) {
      if (rewritten) restoreOnce(one, restore);
      answer(run, one, leaves !== undefined || index === 0 ? put : copying(put));
    }
  };
}

function askedBefore(run: Run, question: string): Map<string, EntitySlot> {
  const known = run.asked?.get(question) ?? new Map<string, EntitySlot>();
  run.asked?.set(question, known);
  return known;
}

function batchesOf(asked: readonly Asked[]): Set<EntityBatch> {
  const batches = new Set<EntityBatch>();
  let last: EntityBatch | undefined;
  for (const { slots } of asked) {
    for (const slot of slots) {
      if (slot === undefined || slot.batch === last) continue;
      last = slot.batch;
      batches.add(last);
    }
  }
  return batches;
}

function answer(run: Run, { entities, slots }: Asked, put: Put): void {
  for (let index = 0; index < entities.length; index += 1) {
    const [entity, slot] = [entities[index], slots[index]];
    if (entity === undefined || slot?.batch.entities === undefined) continue;
    const found = slot.batch.entities[slot.index];
    if (isObject(found)) put(entity, found);
    else if (!slot.batch.failed(slot.index)) run.absent.add(entity);
  }
}

/** Leaves are no one's: they go to each place as they are, under the names that were asked for. */
function putLeaves(names: readonly string[]): Put {
  return (entity, found) => {
    for (const name of names) {
      const value = own(found, name);
      if (value !== undefined) setOwn(entity, name, value);
    }
  };
}

/** At a further path a copy of what came back becomes part of the answer. */
function copying(put: Put): Put {
  const copies = new Map<JsonObject, JsonObject>();
  return (entity, found) => {
    const copy = copies.get(found) ?? structuredClone(found);
    copies.set(found, copy);
    put(entity, copy);
  };
}

/** Puts back what the planner rewrote, in what came back about each entity. */
function restoreOnce({ entities, slots }: Asked, restore: (entity: JsonObject) => void): void {
  slots.forEach((slot, place) => {
    if (slot === undefined || slot.batch.restored.has(slot.index)) return;
    const found = slot.batch.entities?.[slot.index];
    if (!isObject(found)) return;
    found['__typename'] ??= entities[place]?.['__typename'];
    restore(found);
    slot.batch.restored.add(slot.index);
  });
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

/** Tells each error at every place of the answer where its entity stands; what has no place is told by who asked. */
function report(batch: EntityBatch, service: string, run: Run, asked: readonly Asked[], asker: boolean): void {
  const placed = asked.flatMap(({ path, entities, slots }) => {
    const slotOf = new Map(entities.map((entity, index) => [entity, slots[index]]));
    return placedTargetsAt(run.data, path).map(({ object, path: place }) => ({ slot: slotOf.get(object), place }));
  });
  for (const error of batch.errors) {
    const number = EntityBatch.indexOf(error);
    const places = placed.filter(({ slot }) => slot?.batch === batch && slot.index === number);
    for (const { place } of places) run.fail(answerError(error, service, [...place, ...(error.path ?? []).slice(2)]));
    if (places.length === 0 && asker) run.fail(answerError(error, service, undefined));
  }
}
