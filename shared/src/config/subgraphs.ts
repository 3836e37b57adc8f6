/** The subgraphs, in the order in which everything lists them, and the ports they listen on by default. */
export const subgraphPorts = {
  persons: 4001,
  documents: 4002,
  fingerprints: 4003,
  vehicles: 4004,
  notices: 4005,
} as const;

/** The name of one of our own subgraphs. */
export type SubgraphName = keyof typeof subgraphPorts;

/** All of them. */
export const subgraphNames = Object.keys(subgraphPorts) as SubgraphName[];

/** Whether `text` is the name of one of our own subgraphs. */
export function isSubgraphName(text: string): text is SubgraphName {
  return Object.hasOwn(subgraphPorts, text);
}
