import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';

interface Reference {
  id: string;
  upc: string;
  price?: number | null;
  weight?: number | null;
}

/** Lengths of the texts of the public benchmark's reviews, and the product that each is about. */
const REVIEWS = [
  [446, 1],
  [288, 1],
  [277, 1],
  [142, 1],
  [446, 2],
  [288, 2],
  [277, 2],
  [142, 2],
  [142, 3],
  [142, 4],
  [845, 4],
] as const;

const users = Array.from({ length: 6 }, (_, index) => ({
  id: `${index + 1}`,
  name: `Name of user ${index + 1}`,
  username: `user-${index + 1}`,
  birthday: 1_234_567_890,
}));

const prices = [899, 1_299, 15, 499, 1_299, 6_999, 3_999, 100_000, 9_999];
const products = prices.map((price, index) => ({
  upc: `${index + 1}`,
  name: `Product ${index + 1}`,
  price,
  weight: 100 * (index + 1),
  inStock: index % 3 !== 1,
}));

const reviews = REVIEWS.map(([length, product], index) => ({
  id: `${index + 1}`,
  body: 'All that there is to say about it. '.repeat(30).slice(0, length),
  product: { upc: `${product}` },
}));

const author = { id: '1', username: 'user-1' };

/** The four subgraphs of the public gateways benchmark: same schemas, same shapes and sizes of data, texts of our own. */
export const subgraphSdl = {
  accounts: `
    type Query { me: User  user(id: ID!): User  users: [User] }
    type User @key(fields: "id") { id: ID!  name: String  username: String @shareable  birthday: Int }`,
  inventory: `
    type Product @key(fields: "upc") {
      upc: String!
      weight: Int @external
      price: Int @external
      inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight")
    }`,
  products: `
    type Query { topProducts(first: Int = 5): [Product] }
    type Product @key(fields: "upc") { upc: String!  name: String  price: Int  weight: Int }`,
  reviews: `
    type Review @key(fields: "id") { id: ID!  body: String  product: Product  author: User @provides(fields: "username") }
    type User @key(fields: "id") { id: ID!  username: String @external  reviews: [Review] }
    type Product @key(fields: "upc") { upc: String!  reviews: [Review] }`,
} as const;

export type BenchmarkSubgraph = keyof typeof subgraphSdl;

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@external", "@requires", "@provides", "@shareable"])`;

const byId = <T extends { id: string }>(rows: readonly T[]) => ({
  __resolveReference: ({ id }: Reference) => rows.find((row) => row.id === id),
});

const resolvers = {
  accounts: {
    Query: {
      me: () => users[0],
      user: (_: unknown, { id }: Reference) => users.find((user) => user.id === id),
      users: () => users,
    },
    User: byId(users),
  },
  inventory: {
    Product: {
      __resolveReference: (reference: Reference) => ({
        ...reference,
        inStock: products.find(({ upc }) => upc === reference.upc)?.inStock,
      }),
      shippingEstimate: ({ price, weight }: Reference) => ((price ?? 0) > 1_000 ? 0 : Math.floor((weight ?? 0) / 2)),
    },
  },
  products: {
    Query: { topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first) },
    Product: { __resolveReference: ({ upc }: Reference) => products.find((product) => product.upc === upc) },
  },
  reviews: {
    Review: { ...byId(reviews), author: () => author },
    User: {
      __resolveReference: ({ id }: Reference) => ({ id }),
      reviews: () => reviews.slice(0, 2),
    },
    Product: {
      __resolveReference: ({ upc }: Reference) => ({ upc }),
      reviews: ({ upc }: Reference) => reviews.filter(({ product }) => product.upc === upc),
    },
  },
};

/** What composition takes. */
export function subgraphTypeDefs(name: BenchmarkSubgraph): ReturnType<typeof parse> {
  return parse(`${LINK}\n${subgraphSdl[name]}`);
}

export function subgraphSchema(name: BenchmarkSubgraph): GraphQLSchema {
  return buildSubgraphSchema({ typeDefs: subgraphTypeDefs(name), resolvers: resolvers[name] });
}
