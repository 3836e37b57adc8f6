import type { ApolloServerPlugin } from '@apollo/server';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { demandPurpose } from '@crimegraph/shared/identity/demand-purpose';
import { heldRights } from '@crimegraph/shared/identity/held-rights';
import type { Logger } from '@crimegraph/shared/log/logger';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../http/request-context';
import type { AuthorizationRules } from './authorization-rules';
import { RememberedAuthorizations } from './remembered-authorizations';

/** The operation as a whole is refused: nothing of it is carried out. */
const FORBIDDEN_STATUS = 403;

/**
 * Decides what of each operation its caller may have, after it has been found valid and before it is planned. Scopes that
 * are lacking take fields out; a purpose that does not open one of the databases left refuses the operation whole.
 *
 * @param rules those of the schema that an operation is about
 * @param acceptedBy the agencies whose data a bureau has accepted
 */
export function authorizationPlugin(
  rules: (schema: GraphQLSchema) => AuthorizationRules,
  acceptedBy: (bureau: string) => readonly string[],
  logger: Logger,
): ApolloServerPlugin<RequestContext> {
  const known = new WeakMap<GraphQLSchema, RememberedAuthorizations>();
  const authorizationsOf = (schema: GraphQLSchema) => {
    let authorizations = known.get(schema);
    if (authorizations === undefined) known.set(schema, (authorizations = new RememberedAuthorizations(rules(schema))));
    return authorizations;
  };
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ schema, document, operation, request, contextValue }) => {
          const { viewer, trace } = contextValue;
          if (operation === undefined) {
            const message = 'The request holds several operations, or none: operationName has to say which to run.';
            throw codedError('OPERATION_RESOLUTION_FAILURE', message, { http: { status: 400 } });
          }
          const asked = { schema, document, operation, variables: request.variables ?? {} };
          const refused = (refusals: readonly GraphQLError[]) => {
            const { subject, bureau, role, purpose } = viewer;
            const told = refusals.map(({ path, extensions }) => ({ code: extensions['code'], path }));
            logger.warn({ trace, subject, bureau, role, purpose, refused: told }, 'refused before it was planned');
          };
          try {
            const authorization = authorizationsOf(schema).authorize(
              asked,
              heldRights(viewer),
              acceptedBy(viewer.bureau),
            );
            demandPurpose(viewer, authorization.databases);
            if (authorization.refusals.length > 0) refused(authorization.refusals);
            contextValue.authorization = authorization;
            return Promise.resolve();
          } catch (error) {
            if (!(error instanceof GraphQLError)) throw error;
            refused([error]);
            const extensions = { ...error.extensions, http: { status: FORBIDDEN_STATUS } };
            throw new GraphQLError(error.message, { extensions });
          }
        },
      }),
  };
}
