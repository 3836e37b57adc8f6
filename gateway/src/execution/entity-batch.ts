import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLFormattedError } from 'graphql';
import type { JsonObject } from './json-object';
import type { Run } from './run';

/** The place of one entity among those that were asked for together. */
export interface EntitySlot {
  readonly batch: EntityBatch;
  readonly index: number;
}

/** Entities that are asked for with one request, and what came back. */
export class EntityBatch {
  readonly representations: JsonObject[] = [];
  /** Rejects when the service does not answer, or not with the entities that it was asked for. */
  answered: Promise<void> = Promise.resolve();
  /** As many as representations; undefined when there is no data at all. */
  entities: unknown[] | undefined;
  errors: readonly GraphQLFormattedError[] = [];
  /** Entities in which what the planner rewrote has been put back. */
  readonly restored = new Set<number>();
  private failures: Set<number | undefined> | undefined;

  /** The number of the entity that an error is about, if it is about one. */
  static indexOf({ path }: GraphQLFormattedError): number | undefined {
    const index = path?.[0] === '_entities' ? path[1] : undefined;
    return typeof index === 'number' ? index : undefined;
  }

  /** Adds one more entity to what is to be asked. */
  add(representation: JsonObject): EntitySlot {
    return { batch: this, index: this.representations.push(representation) - 1 };
  }

  send(run: Run, node: FetchNode, variables: JsonObject): void {
    const { representations } = this;
    this.answered = run.send(node, { ...variables, representations }).then(({ data, errors = [] }) => {
      this.errors = errors;
      if (data === undefined || data === null) return;
      const entities = data['_entities'];
      if (!Array.isArray(entities) || entities.length !== representations.length) {
        throw new Error(`"${node.serviceName}" did not answer with ${representations.length} entities`);
      }
      this.entities = entities;
    });
    // Each fetch that waits for it tells of the failure; one that waits for another first is no unhandled rejection.
    this.answered.catch(() => undefined);
  }

  /** Whether errors are about the entity of a number; an error about none in particular is about all. */
  failed(index: number): boolean {
    if (this.errors.length === 0) return false;
    this.failures ??= new Set(this.errors.map((error) => EntityBatch.indexOf(error)));
    return this.failures.has(index) || this.failures.has(undefined);
  }
}
