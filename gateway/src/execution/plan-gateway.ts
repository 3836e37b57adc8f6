import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway';
import { operationFromDocument, type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { GatewayExecutionResult, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values';
import { type CompiledOperation, compileOperation } from './compile-operation';
import { isObject, type JsonObject } from './json-object';
import { plannableSupergraph } from './planning/plannable-supergraph';
import type { RequiredFields } from './planning/required-fields';
import { restorePlan } from './planning/restore-plan';
import type { Run, SubgraphAnswer } from './run';

/** What an entity that its own service answers with null is. */
export type AbsentEntities =
  /** Not there, for this viewer: a reference to it is null, and no item of a list. */
  | 'hidden'
  /** As the federation specification has it: there, with nothing known of it. */
  | 'empty';

const UNANSWERABLE = 'No service can answer this operation.';

/** What Apollo's gateway knows once it is loaded; it is private there, and pinned by version. */
interface Loaded {
  queryPlanner: QueryPlanner;
  /** The schema that clients see. */
  schema: GraphQLSchema;
  /** The same, as the planner takes it. */
  apiSchema: Schema;
  supergraphSchema: GraphQLSchema;
  serviceMap: Record<string, { dataSource: GraphQLDataSource }>;
}

/** A planner for a supergraph that was changed for it. */
interface Planning {
  queryPlanner: QueryPlanner;
  apiSchema: Schema;
  required: RequiredFields;
}

/**
 * Apollo's gateway with an executor of our own: Apollo composes, watches, validates and plans; what it plans is compiled once per
 * operation and then run, merged and shaped in place. Measured against Apollo's executor in `bench/gateway`.
 */
export class PlanGateway extends ApolloGateway {
  /** What was loaded with each schema that clients see: a request that began under one ends under it, whatever came since. */
  private readonly generations = new WeakMap<GraphQLSchema, Generation>();

  constructor(
    config: GatewayConfig,
    private readonly absentEntities: AbsentEntities,
  ) {
    super(config);
    this.executor = (request) => this.execute(request);
    this.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
      const { queryPlanner, schema, apiSchema: plannable, supergraphSchema, serviceMap } = this as unknown as Loaded;
      const loaded = { queryPlanner, schema, apiSchema: plannable, supergraphSchema, serviceMap: { ...serviceMap } };
      this.generations.set(apiSchema, { loaded, planning: planningOf(coreSupergraphSdl), compiled: new WeakMap() });
    });
  }

  /** What the caller may be told of the schema. */
  protected shownTo({ schema }: GatewayGraphQLRequestContext): GraphQLSchema {
    return schema;
  }

  private async execute(request: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const generation = this.generations.get(request.schema);
    if (generation === undefined) throw new Error('an operation on a schema that was never loaded');
    const { loaded } = generation;
    const compiled = operationOf(request, generation);
    const given = (request.request.variables ?? {}) as JsonObject;
    const { coerced, errors: refused } = getVariableValues(
      loaded.schema,
      compiled.operation.variableDefinitions ?? [],
      given,
    );
    if (refused !== undefined) return { errors: refused };
    if (!compiled.answerable(coerced)) return { data: null, errors: [new GraphQLError(UNANSWERABLE)] };
    const errors: GraphQLError[] = [];
    const run: Run = {
      data: {},
      variables: given,
      conditions: coerced,
      absent: new Set(),
      asked: compiled.operation.operation === OperationTypeNode.QUERY ? new Map() : undefined,
      send: (fetch, variables) => send(loaded, request, fetch, variables),
      fail: (error) => errors.push(error instanceof GraphQLError ? error : new GraphQLError(String(error))),
    };
    await compiled.execute(run);
    if (compiled.introspects) Object.assign(run.data, compiled.introspect(coerced, this.shownTo(request)));
    const absent = this.absentEntities === 'hidden' ? run.absent : new Set<JsonObject>();
    const { data, misfits } = compiled.shaper(coerced)(run.data, absent);
    const told = absent.size === 0 ? errors : errors.filter(({ path }) => !leadsThrough(run.data, path ?? [], absent));
    if (told.length > 0) return { errors: told, data };
    return misfits.length > 0 ? { data, extensions: { valueCompletion: misfits } } : { data };
  }
}

/** What one supergraph came to. */
interface Generation {
  readonly loaded: Loaded;
  /** Plans in place of Apollo's own planner, for a supergraph that has to be changed for planning. */
  readonly planning: Planning | undefined;
  /** Compiled operations, as long as Apollo Server keeps the document that they are of. */
  readonly compiled: WeakMap<DocumentNode, Map<string, CompiledOperation>>;
}

function operationOf(
  request: GatewayGraphQLRequestContext,
  { loaded, planning, compiled: known }: Generation,
): CompiledOperation {
  const { document } = request;
  const name = request.request.operationName ?? '';
  const ofDocument = known.get(document) ?? new Map<string, CompiledOperation>();
  known.set(document, ofDocument);
  let compiled = ofDocument.get(name);
  if (compiled === undefined) {
    compiled = compile(document, name, loaded, planning);
    ofDocument.set(name, compiled);
  }
  return compiled;
}

/** Whether a place of the answer is inside an absent entity: what went wrong there would tell that it exists. */
function leadsThrough(data: JsonObject, path: readonly (string | number)[], absent: ReadonlySet<JsonObject>): boolean {
  let value: unknown = data;
  for (const step of path) {
    if (isObject(value) && absent.has(value)) return true;
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<string | number, unknown>)[step];
  }
  return isObject(value) && absent.has(value);
}

function planningOf(supergraphSdl: string): Planning | undefined {
  const plannable = plannableSupergraph(supergraphSdl);
  if (plannable === undefined) return undefined;
  // What nobody asks for any more under its old name would not pass as used.
  const supergraph = Supergraph.build(plannable.sdl, { validateSupergraph: false });
  return {
    queryPlanner: new QueryPlanner(supergraph),
    apiSchema: supergraph.apiSchema(),
    required: plannable.required,
  };
}

function compile(
  document: DocumentNode,
  name: string,
  loaded: Loaded,
  planning: Planning | undefined,
): CompiledOperation {
  const operation = findOperation(document, name);
  const { apiSchema, queryPlanner } = planning ?? loaded;
  const plannable = operationFromDocument(apiSchema, document, name === '' ? {} : { operationName: name });
  const planned = queryPlanner.buildQueryPlan(plannable);
  const plan = planning === undefined ? planned : restorePlan(planned, planning.required);
  return compileOperation(loaded.schema, loaded.supergraphSchema, document, operation, plan);
}

function findOperation(document: DocumentNode, name: string): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const found = name === '' ? operations[0] : operations.find((operation) => operation.name?.value === name);
  if (found === undefined) throw new GraphQLError(`Unknown operation named "${name}".`);
  return found;
}

async function send(
  { serviceMap }: Loaded,
  request: GatewayGraphQLRequestContext,
  fetch: { serviceName: string; operation: string; operationName: string | undefined },
  variables: JsonObject,
): Promise<SubgraphAnswer> {
  const source = serviceMap[fetch.serviceName]?.dataSource;
  if (source === undefined) throw new Error(`there is no service "${fetch.serviceName}"`);
  const answer = await source.process({
    kind: 'incoming operation' as never,
    request: { query: fetch.operation, variables, ...(fetch.operationName && { operationName: fetch.operationName }) },
    incomingRequestContext: request,
    context: request.context,
  });
  const { data, errors } = answer as SubgraphAnswer;
  return { ...(isObject(data) && { data }), ...(errors && { errors }) };
}
