import { nodeAddresses } from './node-address';

test('a list of addresses is read in its order; the port has a default, special characters are decoded', () => {
  expect(nodeAddresses('mysql://u%40x:p%2Cw%2F@one/db, mariadb://v@[::1]:3307/db')).toEqual([
    { host: 'one', port: 3306, user: 'u@x', password: 'p,w/', database: 'db' },
    { host: '::1', port: 3307, user: 'v', password: '', database: 'db' },
  ]);
});

test.each(['', 'postgres://u:secret@h/db', 'mysql://u:secret@h', 'mysql://h/db,secret', 'mysql://h/db,'])(
  '%j is refused, with the place and without the text',
  (list) => {
    expect(() => nodeAddresses(list)).toThrow(/^database address [12]: expected mysql:(?!.*secret)/);
  },
);

test('nodes hold one database, under one name', () => {
  expect(() => nodeAddresses('mysql://h/one,mysql://i/two')).toThrow(/the same on every node/);
});
