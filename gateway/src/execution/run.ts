import type { GraphQLFormattedError } from 'graphql';
import type { EntitySlot } from './entity-batch';
import type { JsonObject } from './json-object';

/** What one subgraph answered. */
export interface SubgraphAnswer {
  data?: JsonObject | null;
  errors?: readonly GraphQLFormattedError[];
}

/** One execution of a plan. */
export interface Run {
  /** The answer as it is put together: what subgraphs gave, keys and all, before it is shaped to the client's question. */
  readonly data: JsonObject;
  /** The client's variables. */
  readonly variables: JsonObject;
  /** The variables with their defaults: the planner's conditions are judged by them. */
  readonly conditions: JsonObject;
  /** Entities that their own service does not know, or does not show to this viewer. */
  readonly absent: Set<JsonObject>;
  /**
   * Entities asked for so far, by question and representation: one caller's, and only while that caller's operation runs.
   * Undefined for mutations, which change what they read.
   */
  readonly asked: Map<string, Map<string, EntitySlot>> | undefined;
  /** Sends one fetch; rejects when there is no answer. */
  send(fetch: Fetch, variables: JsonObject): Promise<SubgraphAnswer>;
  /** Notes what went wrong. */
  fail(error: unknown): void;
}

/** What is asked of a service. */
export interface Fetch {
  readonly serviceName: string;
  readonly operation: string;
  readonly operationName: string | undefined;
}

/** A part of a plan, compiled. It does not reject: what fails is noted in the run. */
export type Step = (run: Run) => Promise<void>;
