import { isObject, type JsonObject, own } from './json-object';

/** A step into an answer: a response name, or `@` for every item of a list. */
export type PlanPath = readonly string[];

/** An object of the answer, and where it stands. */
export interface Target {
  object: JsonObject;
  path: (string | number)[];
}

/** The objects at `path`, without their places: what is done at every fetch. */
export function targetsAt(root: JsonObject, path: PlanPath): JsonObject[] {
  const found: JsonObject[] = [];
  collect(root, path, 0, found);
  return found;
}

function collect(value: unknown, path: PlanPath, depth: number, found: JsonObject[]): void {
  if (Array.isArray(value)) {
    const next = path[depth] === '@' ? depth + 1 : depth;
    for (const item of value) collect(item, path, next, found);
  } else if (isObject(value)) {
    const name = path[depth];
    if (name === undefined) found.push(value);
    else collect(own(value, name), path, depth + 1, found);
  }
}

/** The same objects in the same order with their places: needed only to say where an error belongs. */
export function placedTargetsAt(root: JsonObject, path: PlanPath): Target[] {
  const found: Target[] = [];
  place(root, path, 0, [], found);
  return found;
}

function place(value: unknown, path: PlanPath, depth: number, here: (string | number)[], found: Target[]): void {
  if (Array.isArray(value)) {
    const next = path[depth] === '@' ? depth + 1 : depth;
    value.forEach((item, index) => place(item, path, next, [...here, index], found));
  } else if (isObject(value)) {
    const name = path[depth];
    if (name === undefined) found.push({ object: value, path: here });
    else place(own(value, name), path, depth + 1, [...here, name], found);
  }
}
