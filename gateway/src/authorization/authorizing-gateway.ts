import { createHash } from 'node:crypto';
import type { GatewayConfig } from '@apollo/gateway';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import { type AbsentEntities, PlanGateway } from '../execution/plan-gateway';
import type { RequestContext } from '../http/request-context';
import { shapedAnswer } from './answer-shape';
import { defaultRefusalRules, type RefusalRules } from './authorization-setting';
import { TOLD_BESIDE } from './told-refusals';
import type { Authorization } from './authorize-operation';

type Executor = PlanGateway['executor'];
type Request = Parameters<Executor>[0];
type Result = Awaited<ReturnType<Executor>>;

const FORBIDDEN_STATUS = 403;

/**
 * Plans and fetches what is left of an operation once it has been authorized, and puts null in the place of the rest; or carries out
 * nothing of it, if that is the rule. Of the schema it tells what the caller may use.
 */
export class AuthorizingGateway extends PlanGateway {
  constructor(config: GatewayConfig, absentEntities: AbsentEntities, rules: RefusalRules = defaultRefusalRules) {
    super(config, absentEntities);
    const execute = this.executor;
    this.executor = (request) => authorized(request, execute, rules);
  }

  protected override shownTo({ context }: Request): GraphQLSchema {
    const { visible } = context as Partial<RequestContext>;
    if (visible === undefined) throw new Error('nothing of the schema is told to whoever was not authorized');
    return visible();
  }
}

async function authorized(request: Request, execute: Executor, rules: RefusalRules): Promise<Result> {
  const { authorization } = request.context as Partial<RequestContext>;
  if (authorization === undefined) throw new Error('an operation that was not authorized is not carried out');
  const { operation, refusals, shape } = authorization;
  if (refusals.length === 0) return execute(request);
  if (rules.rejectUnauthorized) return { errors: refusals.map(whole) };
  const told = (result: Result) => withRefusals(result, refusals, rules.errors.response);
  if (operation === undefined || shape === null) {
    return told({ data: shape === null ? null : shapedAnswer({}, shape) });
  }
  const result = await execute({ ...request, operation, ...documentOf(authorization, operation) });
  return told({ ...result, ...(result.data && { data: shapedAnswer(result.data, shape) }) });
}

/** For Apollo Server, which reads the status off it. */
function whole(refusal: GraphQLError): GraphQLError {
  const { message, path, extensions } = refusal;
  return new GraphQLError(message, { path, extensions: { ...extensions, http: { status: FORBIDDEN_STATUS } } });
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
  result: Result,
  refusals: Authorization['refusals'],
  where: RefusalRules['errors']['response'],
): Result {
  const { errors = [], ...rest } = result;
  // The service refuses the same once more, object by object, where it cannot help reading what the object is.
  const told = new Set(refusals.map(({ path }) => place(path)));
  const further = errors.filter(({ path, extensions: { code } }) => code !== 'FORBIDDEN' || !told.has(place(path)));
  if (where === 'errors') return { ...rest, errors: [...further, ...refusals] };
  const beside = { ...rest.extensions, [TOLD_BESIDE]: refusals.map((refusal) => refusal.toJSON()) };
  return { ...rest, ...(further.length > 0 && { errors: further }), extensions: beside };
}

/** A path without its places in lists. */
function place(path: readonly (string | number)[] | undefined): string {
  return (path ?? []).filter((part) => typeof part === 'string').join('.');
}
