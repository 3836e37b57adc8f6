import type { ApolloServerPlugin } from '@apollo/server';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { demandPurpose } from '@crimegraph/shared/identity/demand-purpose';
import { heldRights } from '@crimegraph/shared/identity/held-rights';
import type { Logger } from '@crimegraph/shared/log/logger';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../http/request-context';
import type { AuthorizationRules } from './authorization-rules';
import { RememberedAuthorizations } from './remembered-authorizations';
import { VisibleSchemas } from './visible-schemas';

/** The operation as a whole is refused: nothing of it is carried out. */
const FORBIDDEN_STATUS = 403;

/**
 * Decides what of each operation its caller may have, after it has been found valid and before it is planned. Scopes that
 * are lacking take fields out; a purpose that does not open one of the databases left refuses the operation whole.
 *
 * @param rules those of the schema that an operation is about
 * @param acceptedBy the agencies whose data a bureau has accepted
 * @param log whether refusals are lines of the process's log
 */
export function authorizationPlugin(
  rules: (schema: GraphQLSchema) => AuthorizationRules,
  acceptedBy: (bureau: string) => readonly string[],
  logger: Logger,
  log = true,
): ApolloServerPlugin<RequestContext> {
  const known = new WeakMap<GraphQLSchema, { authorizations: RememberedAuthorizations; visible: VisibleSchemas }>();
  const decidedOn = (schema: GraphQLSchema) => {
    let decided = known.get(schema);
    if (decided === undefined) {
      const ofSchema = rules(schema);
      decided = {
        authorizations: new RememberedAuthorizations(ofSchema),
        visible: new VisibleSchemas(schema, ofSchema),
      };
      known.set(schema, decided);
    }
    return decided;
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
            if (!log) return;
            const { subject, bureau, role, purpose } = viewer;
            const told = refusals.map(({ path, extensions }) => ({ code: extensions['code'], path }));
            logger.warn({ trace, subject, bureau, role, purpose, refused: told }, 'refused before it was planned');
          };
          try {
            const [held, accepted] = [heldRights(viewer), acceptedBy(viewer.bureau)];
            const { authorizations, visible } = decidedOn(schema);
            const authorization = authorizations.authorize(asked, held, accepted);
            demandPurpose(viewer, authorization.databases);
            if (authorization.refusals.length > 0) refused(authorization.refusals);
            contextValue.authorization = authorization;
            contextValue.visible = () => visible.of(held, accepted);
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
