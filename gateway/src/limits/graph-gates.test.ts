import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import express, { type RequestHandler } from 'express';
import type { RequestContext } from '../http/request-context';
import { FairAdmission } from './fair-admission';
import { admit } from './graph-gates';

const admission = new FairAdmission({ concurrent: 1, queued: 10, queuedOfBureau: 5, queueMs: 10_000 });
const reached: RequestContext[] = [];
const identified: RequestHandler = (_request, response, next) => {
  response.locals['context'] = { viewer: { bureau: 'FRA' } };
  next();
};

let server: Server;
beforeAll(async () => {
  const app = express().use(identified, admit(admission), (_request, response) => {
    reached.push(response.locals['context'] as RequestContext);
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const ask = () => {
  const { port } = server.address() as AddressInfo;
  return request({ port, host: '127.0.0.1' })
    .on('error', () => undefined)
    .end();
};

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 5) {
    if (waited > 5_000) throw new Error(`it did not come to that: ${JSON.stringify(admission.load)}`);
    await delay(5);
  }
}

test('a client that goes leaves the queue, or ends what is done for it, and the next has its turn', async () => {
  const first = ask();
  await until(() => reached.length === 1);
  const second = ask();
  const third = ask();
  await until(() => admission.load.waiting === 2);
  second.destroy();
  await until(() => admission.load.waiting === 1);
  expect(reached[0]?.cancelled?.aborted).toBe(false);
  first.destroy();
  await until(() => reached.length === 2);
  expect(reached[0]?.cancelled?.aborted).toBe(true);
  expect(reached[1]?.cancelled?.aborted).toBe(false);
  third.destroy();
  await until(() => admission.load.running === 0);
  expect(admission.load.waiting).toBe(0);
});
