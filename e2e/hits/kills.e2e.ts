import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import { type Answer, type Asker, at, guard, utopian } from '../support/client';
import { HitStreamReader } from '../support/hit-stream';
import { type SeededSystem, startSeededSystem } from '../support/seeded-system';

const CHECKS = 1_000;
const WORKERS = 12;
/** Between two checks of one worker: a thousand take some 25 s, so that the kills fall among them. */
const PACE_MS = 100;
/** On a machine with much else to do there are fewer than a thousand by then. */
const CHECKING_MS = 60_000;
const ENOUGH = 500;
const KILLS_EACH = 2;
const SETTLE_MS = 40_000;

const victims = ['documents', 'persons', 'notices', 'gateway'] as const;
const asker: Asker = { ...guard, bureau: 'NOR' };
const anyRecord = '... on TravelDocument { id } ... on Person { id }';

let running: SeededSystem;
beforeAll(async () => {
  running = await startSeededSystem();
}, 60_000);
afterAll(() => running.stop());

test('whatever is killed and whenever, each check that was answered is in the inbox once', async () => {
  const told = await listen();
  const deadline = Date.now() + CHECKING_MS;
  const before = new Set((await inbox()).map(({ id }) => id));
  const tally = { attempted: 0, acknowledged: new Map<string, string[]>() };
  const finished = () => tally.acknowledged.size >= CHECKS || Date.now() > deadline;

  const killing = kill(finished);
  await Promise.all(Array.from({ length: WORKERS }, () => checkUntil(finished, tally)));
  const kills = await killing;

  const expected = [...tally.acknowledged].flatMap(([checkId, records]) => records.map((id) => `${checkId} ${id}`));
  const complete = (hits: readonly string[]) => expected.every((one) => hits.includes(one));
  let hits = await newHits(before);
  const settled = Date.now() + SETTLE_MS;
  while (Date.now() < settled && !(complete(keys(hits)) && told.has(hits.map(({ id }) => id)))) {
    await delay(500);
    hits = await newHits(before);
  }
  await told.stop();

  const found = keys(hits);
  const figures = {
    attempted: tally.attempted,
    acknowledged: tally.acknowledged.size,
    hitsOfAcknowledged: expected.length,
    inInbox: found.length,
    duplicates: found.length - new Set(found).size,
    lost: expected.filter((one) => !found.includes(one)).length,
    toldByStream: new Set(told.stream).size,
    toldByStreamTwice: told.stream.length - new Set(told.stream).size,
    toldByWebhook: new Set(told.webhook).size,
    toldByWebhookAgain: told.webhook.length - new Set(told.webhook).size,
    kills,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);

  expect(figures).toMatchObject({ duplicates: 0, lost: 0, toldByStreamTwice: 0 });
  expect(tally.attempted).toBeGreaterThanOrEqual(CHECKS);
  expect(tally.acknowledged.size).toBeGreaterThanOrEqual(ENOUGH);
  expect(new Set(told.stream)).toEqual(new Set(hits.map(({ id }) => id)));
  expect(new Set(told.webhook)).toEqual(new Set(hits.map(({ id }) => id)));
  for (const name of victims) expect(kills[name]).toBeGreaterThan(0);
}, 180_000);

const checks = [
  {
    query: `{ documentCheck(number: "L898902C3", issuingCountry: "UTO") {
      checkId verdict matches { document { id owner { code } } }
    } }`,
    read: (answer: Answer) => ({
      checkId: at<string>(answer, 'documentCheck.checkId'),
      met: at<{ document: Met }[]>(answer, 'documentCheck.matches').map(({ document }) => document),
    }),
  },
  {
    query: `{ personSearch(search: { name: "Anna Maria Eriksson", birthDate: "1974-08-12" }) {
      checkId verdict candidates { level person { id owner { code } } }
    } }`,
    read: (answer: Answer) => ({
      checkId: at<string>(answer, 'personSearch.checkId'),
      met: at<{ level: string; person: Met }[]>(answer, 'personSearch.candidates')
        // The policy makes no hits of mere hints.
        .filter(({ level }) => level !== 'WEAK')
        .map(({ person }) => person),
    }),
  },
];

interface Met {
  id: string;
  owner: { code: string };
}

interface Tally {
  attempted: number;
  /** The records of Utopia that each answered check met. */
  acknowledged: Map<string, string[]>;
}

async function checkUntil(finished: () => boolean, tally: Tally): Promise<void> {
  while (!finished()) {
    const { query, read } = checks[tally.attempted % checks.length] as (typeof checks)[number];
    tally.attempted += 1;
    try {
      const answer = await running.client.ask(query, {}, asker);
      if (answer.errors === undefined) {
        const { checkId, met } = read(answer);
        const records = met.filter(({ owner }) => owner.code === 'UTO').map(({ id }) => id);
        expect(records.length).toBeGreaterThan(0);
        tally.acknowledged.set(checkId, records);
      }
    } catch (error) {
      // The gateway is dead: nothing was answered.
      if ((error as { matcherResult?: unknown }).matcherResult !== undefined) throw error;
    }
    await delay(PACE_MS * (0.5 + Math.random()));
  }
}

/** Kills services at random until `finished`, each a few times; gives how often each was killed. */
async function kill(finished: () => boolean): Promise<Record<(typeof victims)[number], number>> {
  const kills = { documents: 0, persons: 0, notices: 0, gateway: 0 };
  while (!finished()) {
    await delay(300 + Math.random() * 1_700);
    const left = victims.filter((name) => kills[name] < KILLS_EACH);
    const victim = left[Math.floor(Math.random() * left.length)];
    if (victim === undefined || finished()) break;
    if (signalled(victim)) kills[victim] += 1;
  }
  return kills;
}

/** Whether the service was running and is dead now. */
function signalled(name: SubgraphName | 'gateway'): boolean {
  try {
    return process.kill(running.system.services.get(name)?.pid ?? 0, 'SIGKILL');
  } catch {
    return false;
  }
}

interface InboxHit {
  id: string;
  checkId: string;
  record: { id: string } | null;
}

const keys = (hits: readonly InboxHit[]) => hits.map(({ checkId, record }) => `${checkId} ${record?.id}`);

async function newHits(before: ReadonlySet<string>): Promise<InboxHit[]> {
  return (await inbox()).filter(({ id }) => !before.has(id));
}

/** The whole inbox of Utopia, page by page; asked again until every service answers. */
async function inbox(): Promise<InboxHit[]> {
  const query = `query ($after: String) { hits(first: 100, after: $after) {
    edges { node { id checkId record { __typename ${anyRecord} } } } pageInfo { hasNextPage endCursor }
  } }`;
  const hits: InboxHit[] = [];
  for (let after: string | null = null; ;) {
    const answer: Answer | undefined = await running.client.ask(query, { after }, utopian).catch(() => undefined);
    if (answer?.errors !== undefined || answer?.data === undefined) {
      await delay(200);
      continue;
    }
    hits.push(...at<{ node: InboxHit }[]>(answer, 'hits.edges').map(({ node }) => node));
    if (!at<boolean>(answer, 'hits.pageInfo.hasNextPage')) return hits;
    after = at<string>(answer, 'hits.pageInfo.endCursor');
  }
}

/** Listens at Utopia as its systems do: by the stream, coming back whenever it ends, and by a webhook. */
async function listen() {
  const stream: string[] = [];
  const webhook: string[] = [];
  const hitId = (data: unknown) => (data as { data: { hitId: string } }).data.hitId;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      webhook.push(hitId(JSON.parse(body)));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const input = { requestId: 'listen', url };
  const mutation = `mutation ($input: RegisterWebhookInput!) { registerWebhook(input: $input) { __typename } }`;
  const registered = await running.client.ask(mutation, { input }, utopian);
  expect(registered.data).toEqual({ registerWebhook: { __typename: 'RegisterWebhookSuccess' } });

  let listening = true;
  let current: HitStreamReader | undefined;
  const reading = (async () => {
    let lastEventId: string | undefined;
    while (listening) {
      current = await HitStreamReader.open(running.client, utopian, lastEventId).catch(() => undefined);
      await current?.ended;
      stream.push(...(current?.hits ?? []).map(({ data }) => hitId(data)));
      lastEventId = current?.lastEventId ?? lastEventId;
      current = undefined;
      await delay(200);
    }
  })();
  while (current?.lastEventId === undefined) await delay(20);

  const heard = () => [...stream, ...(current?.hits ?? []).map(({ data }) => hitId(data))];
  return {
    get stream() {
      return heard();
    },
    webhook,
    /** Whether both have told of all of these. */
    has: (ids: readonly string[]) => ids.every((id) => heard().includes(id) && webhook.includes(id)),
    stop: async () => {
      listening = false;
      current?.close();
      server.closeAllConnections();
      server.close();
      await reading;
    },
  };
}
