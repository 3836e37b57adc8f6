import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverAudits } from 'graphql-http';
import { guard } from '../support/client';
import { sharedClient } from '../support/shared-system';

const run = promisify(execFile);
const client = sharedClient();

const stolen = {
  vehicleCheck: { verdict: 'MATCH', matches: [{ vehicle: { vin: '1M8GDM9AXKP042788', status: 'STOLEN' } }] },
};

test('Apollo Client, urql and graphql-request are answered as they are', async () => {
  const token = await client.token(guard);
  const script = join(process.cwd(), 'e2e/gateway-clients/clients.mjs');
  const { stdout } = await run(process.execPath, [script, client.url, token, 'BORDER_CONTROL']);
  expect(JSON.parse(stdout)).toMatchObject({ apollo: stolen, urql: stolen, request: stolen });
});

test('plain curl is answered', async () => {
  const query = '{ vehicleCheck(vin: "1M8GDM9AXKP042788") { verdict matches { vehicle { vin status } } } }';
  const token = await client.token(guard);
  const headers = [`authorization: Bearer ${token}`, 'x-purpose: BORDER_CONTROL', 'content-type: application/json'];
  const { stdout } = await run('curl', [
    '--silent',
    '--show-error',
    ...headers.flatMap((header) => ['--header', header]),
    '--data',
    JSON.stringify({ query }),
    client.url,
  ]);
  expect(JSON.parse(stdout)).toEqual({ data: stolen });
});

describe('the audit of GraphQL over HTTP', () => {
  const authorized = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${await client.token(guard)}`);
    headers.set('x-purpose', 'BORDER_CONTROL');
    return fetch(url, { ...init, headers });
  };
  const audits = serverAudits({ url: client.url, fetchFn: authorized });

  test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    // A "notice" is a MAY that is not taken up; errors and warnings are MUST and SHOULD.
    const reason = result.status === 'ok' ? '' : result.reason;
    expect({ status: result.status, reason }).not.toMatchObject({
      status: expect.stringMatching(/^(error|warn)$/) as string,
    });
  });
});
