import process from 'node:process';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { Client, fetchExchange } from '@urql/core';
import { GraphQLClient } from 'graphql-request';

/** Asks the graph with the clients that people use, as their documentation says: `node clients.mjs URL TOKEN PURPOSE`. */
const [url, token, purpose] = process.argv.slice(2);
const headers = { authorization: `Bearer ${token}`, 'x-purpose': purpose };
const question = 'query ($vin: String!) { vehicleCheck(vin: $vin) { verdict matches { vehicle { vin status } } } }';
const variables = { vin: '1M8GDM9AXKP042788' };

const apollo = new ApolloClient({ link: new HttpLink({ uri: url, headers }), cache: new InMemoryCache() });
const urql = new Client({ url, exchanges: [fetchExchange], preferGetMethod: false, fetchOptions: { headers } });
const request = new GraphQLClient(url, { headers });

const answers = {
  apollo: (await apollo.query({ query: gql(question), variables })).data,
  urql: (await urql.query(question, variables).toPromise()).data,
  request: await request.request(question, variables),
};
process.stdout.write(JSON.stringify(answers));
