import { randomUUID } from 'node:crypto';
import { databaseId, globalId, requireDatabaseId } from './global-id';

test('a global id gives back its row, to its own type only', () => {
  const uuid = randomUUID();
  const id = globalId('Person', uuid);
  expect(id).not.toContain(uuid);
  expect(databaseId('Person', id)).toBe(uuid);
  expect(databaseId('Vehicle', id)).toBeUndefined();
});

test.each(['', 'x', 'UGVyc29uOng', 'a'.repeat(10_000)])('a made-up id is nobody’s: %.20s', (id) => {
  expect(databaseId('Person', id)).toBeUndefined();
  expect(() => requireDatabaseId('Person', id)).toThrow('the id of a Person');
});
