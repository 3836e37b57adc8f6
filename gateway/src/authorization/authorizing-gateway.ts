import { createHash } from 'node:crypto';
import type { GatewayConfig } from '@apollo/gateway';
import { type DocumentNode, Kind, type OperationDefinitionNode, print } from 'graphql';
import { type AbsentEntities, PlanGateway } from '../execution/plan-gateway';
import type { RequestContext } from '../http/request-context';
import { shapedAnswer } from './answer-shape';
import type { Authorization } from './authorize-operation';

type Executor = PlanGateway['executor'];

/** Plans and fetches what is left of an operation once it has been authorized, and puts null in the place of the rest. */
export class AuthorizingGateway extends PlanGateway {
  constructor(config: GatewayConfig, absentEntities: AbsentEntities) {
    super(config, absentEntities);
    const execute = this.executor;
    this.executor = (request) => authorized(request, execute);
  }
}

async function authorized(request: Parameters<Executor>[0], execute: Executor): ReturnType<Executor> {
  const { authorization } = request.context as Partial<RequestContext>;
  if (authorization === undefined) throw new Error('an operation that was not authorized is not carried out');
  const { operation, refusals, shape } = authorization;
  if (refusals.length === 0) return execute(request);
  if (operation === undefined || shape === null) {
    return { data: shape === null ? null : shapedAnswer({}, shape), errors: refusals };
  }
  const result = await execute({ ...request, operation, ...documentOf(authorization, operation) });
  return withRefusals(result, refusals, shape);
}

/** What is left of operations, as documents; plans are kept with them, as long as the authorization is remembered. */
const documents = new WeakMap<Authorization, { document: DocumentNode; queryHash: string }>();

function documentOf(authorization: Authorization, operation: OperationDefinitionNode) {
  let left = documents.get(authorization);
  if (left === undefined) {
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation] };
    // Whatever keeps something under this hash: what is left to one caller must never be planned for another.
    left = { document, queryHash: createHash('sha256').update(print(document)).digest('hex') };
    documents.set(authorization, left);
  }
  return left;
}

function withRefusals(
  result: Awaited<ReturnType<Executor>>,
  refusals: Authorization['refusals'],
  shape: NonNullable<Authorization['shape']>,
): Awaited<ReturnType<Executor>> {
  const { data, errors = [] } = result;
  // The service refuses the same once more, object by object, where it cannot help reading what the object is.
  const told = new Set(refusals.map(({ path }) => place(path)));
  const further = errors.filter(({ path, extensions }) => extensions['code'] !== 'FORBIDDEN' || !told.has(place(path)));
  return { ...result, ...(data && { data: shapedAnswer(data, shape) }), errors: [...further, ...refusals] };
}

/** A path without its places in lists. */
function place(path: readonly (string | number)[] | undefined): string {
  return (path ?? []).filter((part) => typeof part === 'string').join('.');
}
