import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, at, guard, utopian } from '../support/client';
import { operation } from '../support/operations';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const query = operation('HitInbox');

interface HitEdge {
  cursor: string;
  node: {
    id: string;
    occurredAt: string;
    record: { __typename: string; number?: string } | null;
    searchedBy: { code: string };
  };
}
const edges = (answer: Answer) => at<HitEdge[]>(answer, 'hits.edges');

test('the inbox is paged to its end, newest first, each hit once', async () => {
  const seen: HitEdge['node'][] = [];
  let after: string | null = null;
  do {
    const answer = await client.ask(query, { first: 7, after }, { bureau: 'FRA', role: 'officer' });
    expect(answer.errors).toBeUndefined();
    seen.push(...edges(answer).map((edge) => edge.node));
    after = at<boolean>(answer, 'hits.pageInfo.hasNextPage') ? at<string>(answer, 'hits.pageInfo.endCursor') : null;
  } while (after !== null);
  expect(seen.length).toBeGreaterThan(0);
  expect(new Set(seen.map((hit) => hit.id)).size).toBe(seen.length);
  const times = seen.map((hit) => hit.occurredAt);
  expect(times).toEqual([...times].sort().reverse());
});

test('a check that meets another bureau’s record reaches that bureau’s inbox, once', async () => {
  const check = await client.ask(
    '{ documentCheck(number: "L898902C3", issuingCountry: "UTO") { checkId verdict } }',
    {},
    { ...guard, bureau: 'NOR' },
  );
  expect(at(check, 'documentCheck.verdict')).toBe('MATCH');
  const met = async () => {
    const answer = await client.ask(query, { first: 100 }, utopian);
    return edges(answer).filter((edge) => edge.node.searchedBy.code === 'NOR');
  };
  const deadline = Date.now() + 10_000;
  while ((await met()).length === 0 && Date.now() < deadline) await delay(100);
  await delay(500);
  expect(await met()).toMatchObject([
    {
      node: {
        level: 'EXACT',
        status: 'OPEN',
        urgency: 'URGENT',
        record: { __typename: 'TravelDocument', number: 'L898902C3' },
      },
    },
  ]);
});

test('a bureau sees its own inbox only', async () => {
  const answer = await client.ask(query, { first: 100 }, { bureau: 'NOR', role: 'officer' });
  const numbers = edges(answer).map((edge) => edge.node.record?.number);
  expect(numbers).not.toContain('L898902C3');
});

describe('the owner decides', () => {
  const swedish = { ...utopian, bureau: 'SWE' };
  let checkId: string;
  let hitId: string;

  const act = async (name: string, input: object, asker = utopian) => {
    const answer = await client.ask(operation(name), { input: { requestId: randomUUID(), ...input } }, asker);
    expect(answer.errors).toBeUndefined();
    return at<Record<string, unknown>>(answer, `${name[0]?.toLowerCase()}${name.slice(1)}`);
  };
  const outcomes = async (asker = swedish) => {
    const answer = await client.ask(operation('HitOutcomes'), { filter: { checkId } }, asker);
    expect(answer.errors).toBeUndefined();
    return at<{ node: { id: string } }[]>(answer, 'hitsOfOwnSearches.edges').map(({ node }) => node);
  };

  beforeAll(async () => {
    const query = '{ documentCheck(number: "L898902C3", issuingCountry: "UTO") { checkId verdict } }';
    const check = await client.ask(query, {}, { ...guard, bureau: 'SWE' });
    checkId = at(check, 'documentCheck.checkId');
    const deadline = Date.now() + 10_000;
    while ((await outcomes()).length === 0 && Date.now() < deadline) await delay(100);
    hitId = (await outcomes())[0]?.id ?? '';
  });

  test('and who searched learns what, and why', async () => {
    expect(await outcomes()).toMatchObject([{ status: 'OPEN', owner: { code: 'UTO' }, decision: null }]);
    const reason = 'The holder is the person of the report.';
    const outcome = await act('ConfirmHit', { hitId, reason });
    expect(outcome).toMatchObject({
      __typename: 'ConfirmHitSuccess',
      hit: { status: 'CONFIRMED', decision: { reason } },
    });
    expect(await outcomes()).toMatchObject([{ status: 'CONFIRMED', decision: { reason } }]);
    expect(await outcomes({ ...utopian, bureau: 'DNK' })).toEqual([]);
  });

  test('once, until the decision is taken back', async () => {
    const again = await act('DismissHit', { hitId, reason: 'Another person.' });
    expect(again).toMatchObject({ __typename: 'HitAlreadyDecided', decision: { status: 'CONFIRMED' } });
    expect(await act('ReopenHit', { hitId, reason: 'The wrong file.' })).toMatchObject({ hit: { status: 'OPEN' } });
    const outcome = await act('LeaveHitInconclusive', { hitId, reason: 'Prints are needed.' });
    expect(outcome).toMatchObject({ hit: { status: 'INCONCLUSIVE' } });
    const answer = await client.ask(operation('Hit'), { id: hitId }, utopian);
    expect(at<{ kind: string }[]>(answer, 'hit.history').map(({ kind }) => kind)).toEqual([
      'RECEIVED',
      'CONFIRMED',
      'REOPENED',
      'LEFT_INCONCLUSIVE',
    ]);
  });

  test('and nobody else', async () => {
    const decide = (asker: typeof utopian) => act('ConfirmHit', { hitId, reason: 'x' }, asker);
    expect(await decide(swedish)).toMatchObject({ __typename: 'NotOwner' });
    expect(await decide({ ...utopian, bureau: 'DNK' })).toMatchObject({ __typename: 'HitNotFound' });
    const answer = await client.ask(
      operation('ConfirmHit'),
      { input: { requestId: 'x', hitId, reason: 'x' } },
      { bureau: 'XPO', role: 'secretariat' },
    );
    expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  });
});

test('webhooks are registered, listed and removed', async () => {
  const ask = async (name: string, variables: object) => {
    const answer = await client.ask(operation(name), variables as Record<string, unknown>, utopian);
    expect(answer.errors).toBeUndefined();
    return answer;
  };
  const url = 'http://127.0.0.1:9/hits';
  const registered = await ask('RegisterWebhook', { input: { requestId: randomUUID(), url } });
  expect(at<string>(registered, 'registerWebhook.secret')).toMatch(/^whsec_/);
  const webhookId = at<string>(registered, 'registerWebhook.webhook.id');
  expect(at(await ask('Webhooks', {}), 'webhooks')).toMatchObject([{ id: webhookId, url }]);
  const replayed = await ask('ReplayDeadLetters', { input: { requestId: randomUUID(), webhookId } });
  expect(replayed.data).toMatchObject({ replayDeadLetters: { replayed: 0 } });
  await ask('RemoveWebhook', { input: { requestId: randomUUID(), webhookId } });
  expect(at(await ask('Webhooks', {}), 'webhooks')).toEqual([]);
});
