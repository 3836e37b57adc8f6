import type { ApolloServerPlugin } from '@apollo/server';
import { toldErrors } from '../authorization/told-refusals';
import type { RequestContext } from '../http/request-context';
import type { RefusalLog } from './refusal-log';

const MAX_CODES = 20;

/**
 * Notes what clients are told went wrong with their operations. An operation that was refused whole waits for its entry; one
 * that was answered in part does not, since what was answered is in the logs of those who answered.
 */
export function refusalPlugin(log: RefusalLog): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: async ({ contextValue, operationName, response }) => {
          if (response.body.kind !== 'single') return;
          const { data } = response.body.singleResult;
          const errors = toldErrors(response.body.singleResult);
          if (errors.length === 0) return;
          const codes = new Set(errors.map(({ extensions }) => String(extensions?.['code'])));
          const { viewer, trace } = contextValue;
          const { subject, bureau, entity, role, purpose, caseReference } = viewer;
          const noted = log.note({
            at: new Date().toISOString(),
            caller: { subject, bureau, entity, role, purpose, caseReference },
            trace,
            operation: operationName?.slice(0, 128) ?? null,
            codes: [...codes].slice(0, MAX_CODES),
            times: 1,
          });
          if (data === undefined || data === null) await noted;
        },
      }),
  };
}
