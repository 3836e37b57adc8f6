import { defineConfig } from '@graphql-hive/gateway';

/** Subgraphs are told who asks: one caller's answer is never another's. */
export const gatewayConfig = defineConfig({
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => {
      const authorization = request.headers.get('authorization');
      return authorization === null ? undefined : { authorization };
    },
  },
});
