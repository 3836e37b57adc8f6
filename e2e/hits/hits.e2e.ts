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
