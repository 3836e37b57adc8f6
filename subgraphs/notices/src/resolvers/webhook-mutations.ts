import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { idempotent } from '@crimegraph/shared/requests/idempotent';
import { InputProblems, invalidInput } from '@crimegraph/shared/requests/problems';
import type { Context } from '../context';
import { newWebhookId, registerWebhook, removeWebhook, replayDeadLetters } from '../webhooks/webhook-acts';

const MAX_URL = 1_024;

/** How a bureau has its own systems told of its hits. */
export const webhookMutations = {
  registerWebhook: async (
    _: unknown,
    { input }: { input: { requestId: string; url: string } },
    { store, viewer, now, audit, loaders }: Context,
  ) => {
    const { secrets, addresses } = loaders.desk;
    const problems = requestProblems(input.requestId);
    problems.text(input.url, 'url', MAX_URL, 1);
    // Looked at outside the transaction, which must not wait for a name server.
    const unreachable = problems.any ? undefined : await addresses.problem(input.url);
    problems.expect(unreachable === undefined, 'url', unreachable ?? '');
    if (problems.any) return invalidInput(problems.fields);
    const id = newWebhookId();
    const secret = secrets.create();
    const sealedSecret = await secrets.seal(id, secret);
    const outcome = await idempotent(store, viewer, 'registerWebhook', input, async (manager) => {
      const result = await registerWebhook(manager, { id, url: input.url, sealedSecret }, viewer, now);
      audit.changed('webhookId' in result ? [globalId('Webhook', result.webhookId)] : []);
      return 'webhookId' in result ? { __typename: 'RegisterWebhookSuccess' as const, ...result } : result;
    });
    const registered = 'webhookId' in outcome;
    // Sent again, the request is answered with the webhook that it made, whose secret has been shown.
    return registered && outcome.webhookId === id ? { ...outcome, secret } : outcome;
  },

  removeWebhook: async (
    _: unknown,
    { input }: { input: { requestId: string; webhookId: string } },
    { store, viewer, audit }: Context,
  ) => {
    const problems = requestProblems(input.requestId);
    if (problems.any) return invalidInput(problems.fields);
    return idempotent(store, viewer, 'removeWebhook', input, async (manager) => {
      const result = await removeWebhook(manager, databaseId('Webhook', input.webhookId), viewer);
      audit.changed('id' in result ? [result.id] : []);
      return 'id' in result ? { __typename: 'RemoveWebhookSuccess' as const, ...result } : result;
    });
  },

  replayDeadLetters: async (
    _: unknown,
    { input }: { input: { requestId: string; webhookId: string } },
    { store, viewer, now, audit, loaders }: Context,
  ) => {
    const problems = requestProblems(input.requestId);
    if (problems.any) return invalidInput(problems.fields);
    const outcome = await idempotent(store, viewer, 'replayDeadLetters', input, async (manager) => {
      const result = await replayDeadLetters(manager, databaseId('Webhook', input.webhookId), viewer, now);
      audit.changed('webhookId' in result ? [globalId('Webhook', result.webhookId)] : []);
      return 'webhookId' in result ? { __typename: 'ReplayDeadLettersSuccess' as const, ...result } : result;
    });
    if ('webhookId' in outcome) loaders.desk.told();
    return outcome;
  },
};

function requestProblems(requestId: string): InputProblems {
  const problems = new InputProblems();
  problems.requestId(requestId);
  return problems;
}
