import type { ApolloServerPlugin } from '@apollo/server';
import type { AuditJournal } from '../audit/audit-log';
import { codedError } from '../errors/coded-error';
import type { Logger } from '../log/logger';
import type { SubgraphContext } from './subgraph-context';

/** Makes what the request did durable before its answer leaves; when that fails, there is no answer. */
export function auditPlugin<Loaders>(
  journal: AuditJournal,
  logger: Logger,
): ApolloServerPlugin<SubgraphContext<Loaders>> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: async ({ contextValue, response }) => {
          const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
          try {
            await journal.commit(contextValue.trail.settle(errors));
          } catch (error) {
            logger.error({ error: (error as Error).message }, 'audit could not be written; the answer is withheld');
            const refusal = codedError(
              'AUDIT_UNAVAILABLE',
              'The audit log could not be written, so nothing is answered.',
            );
            response.body = { kind: 'single', singleResult: { errors: [refusal.toJSON()] } };
          }
        },
      }),
  };
}
