import { QueryFailedError } from 'typeorm';
import { faultOf } from './fault-of';

const error = (details: object) => Object.assign(new Error('as the driver throws it'), details);

test.each([
  ['silent', { code: 'ETIMEDOUT' }],
  ['lost', { code: 'PROTOCOL_CONNECTION_LOST', fatal: true }],
  ['lost', { code: 'ECONNREFUSED', errno: -111, fatal: true }],
  ['lost', { fatal: true }],
  ['not-ready', { code: 'ER_UNKNOWN_COM_ERROR', errno: 1047 }],
  ['full', { code: 'ER_CON_COUNT_ERROR', errno: 1040, fatal: true }],
  ['conflict', { code: 'ER_LOCK_DEADLOCK', errno: 1213 }],
  ['slow', { code: 'ER_STATEMENT_TIMEOUT', errno: 1969 }],
  [undefined, { code: 'ER_DUP_ENTRY', errno: 1062 }],
  [undefined, { code: 'ER_ACCESS_DENIED_ERROR', errno: 1045, fatal: true }],
  [undefined, {}],
])('%s: %j, also as TypeORM wraps it', (fault, details) => {
  expect(faultOf(error(details))).toBe(fault);
  expect(faultOf(new QueryFailedError('SELECT 1', [], error(details)))).toBe(fault);
});

test('what is no error of a driver is no fault', () => {
  expect([undefined, null, 'text', new Error('of ours')].map(faultOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
