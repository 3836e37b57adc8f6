import type { FetchNode } from '@apollo/query-planner';
import { answerError } from './answer-error';
import { asksForLeavesOnly, EntityBatch, type EntitySlot } from './entity-batch';
import { isObject, type JsonObject } from './json-object';
import { merge } from './merge';
import { questionOf } from './question';
import { type Representer, representer } from './representation';
import { representationKey } from './representation-key';
import { applyRewrites } from './rewrites';
import { usedVariables } from './root-fetch';
import type { Run, Step } from './run';
import { placedTargetsAt, type PlanPath, targetsAt } from './targets';
import type { TypeConditions } from './type-conditions';

/**
 * A fetch of fields of entities that are in the answer already, at all `paths` in one request: each representation is sent once,
 * however often the entity occurs, and what comes back is merged into each occurrence. What another fetch of the same run has
 * asked in the same words, or is asking, is not asked again.
 *
 * An entity that the service answers with null, without an error, is noted as absent: it does not exist, or not for this viewer.
 * Rejects when the service does not answer, or not with the entities that it was asked for.
 */
export function entityFetch(node: FetchNode, paths: readonly PlanPath[], conditions: TypeConditions): Step {
  const represent = withRewrites(node, conditions);
  const leaves = asksForLeavesOnly(node.operation);
  // Objects must not be shared between places: what one place gets merged into them later would show at the other.
  const shareable = leaves && (node.inputRewrites ?? []).length === 0;
  const question = questionOf(node);
  const restore = (entity: JsonObject) => applyRewrites(node.outputRewrites, entity, conditions);
  return async (run) => {
    const known = shareable ? askedBefore(run, question) : new Map<string, EntitySlot>();
    const own = new EntityBatch();
    const slots = paths.map((path) => slotsAt(run, path, represent, known, own));
    if (own.representations.length > 0) own.send(run, node, usedVariables(node, run));
    const batches = new Set(slots.flatMap((ofPath) => [...ofPath.values()].map(({ batch }) => batch)));
    for (const batch of batches) await batch.answered;
    for (const batch of batches) report(batch, node.serviceName, run, paths, slots, batch === own);
    slots.forEach((ofPath, index) => answer(run, ofPath, restore, leaves || index === 0));
  };
}

function askedBefore(run: Run, question: string): Map<string, EntitySlot> {
  const known = run.asked?.get(question) ?? new Map<string, EntitySlot>();
  run.asked?.set(question, known);
  return known;
}

/** The entities at `path` with the place of each among what is asked; new ones join the batch `own`. */
function slotsAt(
  run: Run,
  path: PlanPath,
  represent: Representer,
  known: Map<string, EntitySlot>,
  own: EntityBatch,
): Map<JsonObject, EntitySlot> {
  const slots = new Map<JsonObject, EntitySlot>();
  for (const entity of targetsAt(run.data, path)) {
    if (slots.has(entity) || run.absent.has(entity)) continue;
    const representation = represent(entity);
    if (representation === null || typeof representation['__typename'] !== 'string') continue;
    const key = representationKey(representation);
    let slot = known.get(key);
    if (slot === undefined) {
      slot = { batch: own, index: own.representations.push(representation) - 1 };
      known.set(key, slot);
    }
    slots.set(entity, slot);
  }
  return slots;
}

/** @param first whether what came back may become part of the answer itself; at a further path of it a copy does */
function answer(
  run: Run,
  slots: ReadonlyMap<JsonObject, EntitySlot>,
  restore: (entity: JsonObject) => void,
  first: boolean,
): void {
  const copies = new Map<JsonObject, JsonObject>();
  for (const [entity, { batch, index }] of slots) {
    if (batch.entities === undefined) continue;
    const found = batch.entities[index];
    if (!isObject(found)) {
      if (!batch.failed(index)) run.absent.add(entity);
      continue;
    }
    if (!batch.restored.has(index)) {
      found['__typename'] ??= entity['__typename'];
      restore(found);
      batch.restored.add(index);
    }
    if (first) merge(entity, found);
    else {
      const copy = copies.get(found) ?? structuredClone(found);
      copies.set(found, copy);
      merge(entity, copy);
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

/** Tells each error at every place of the answer where its entity stands; what has no place is told by who asked. */
function report(
  batch: EntityBatch,
  service: string,
  run: Run,
  paths: readonly PlanPath[],
  slots: readonly ReadonlyMap<JsonObject, EntitySlot>[],
  own: boolean,
): void {
  if (batch.errors.length === 0) return;
  const placed = paths.flatMap((path, index) =>
    placedTargetsAt(run.data, path).map(({ object, path: place }) => ({ slot: slots[index]?.get(object), place })),
  );
  for (const error of batch.errors) {
    const number = EntityBatch.indexOf(error);
    const places = placed.filter(({ slot }) => slot?.batch === batch && slot.index === number);
    for (const { place } of places) run.fail(answerError(error, service, [...place, ...(error.path ?? []).slice(2)]));
    if (places.length === 0 && own) run.fail(answerError(error, service, undefined));
  }
}
