import { checkMembership, NodeRefused } from './check-node';
import type { NodeFacts } from './node-facts';

const facts = (cluster: string | undefined): NodeFacts => ({
  engine: cluster === undefined ? 'mariadb' : 'galera',
  cluster,
  readOnly: false,
  durable: true,
  charset: 'utf8mb4',
  collation: 'utf8mb4_nopad_bin',
});

test('the first node of a cluster, and its fellows, are taken', () => {
  expect(() => checkMembership(facts('a'), undefined)).not.toThrow();
  expect(() => checkMembership(facts('a'), 'a')).not.toThrow();
});

test('a node of another cluster, or of none, is refused', () => {
  expect(() => checkMembership(facts('b'), 'a')).toThrow(NodeRefused);
  expect(() => checkMembership(facts(undefined), undefined)).toThrow(/asynchronous replica lags behind/);
});
