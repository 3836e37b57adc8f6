import { randomUUID } from 'node:crypto';
import { globalId } from '@crimegraph/shared/ids/global-id';
import { french, HitClient, hitEvent, secretariat, utopian } from './hit-client';

let desk: HitClient;
beforeAll(async () => {
  desk = await HitClient.start();
});
afterAll(() => desk.stop());
afterEach(() => desk.clear());

const SUCCESS = 'hit { status decision { status reason decidedAt decidedBy } }';
const success = (mutation: string) => `... on ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Success { ${SUCCESS} }`;
const ALREADY = '... on HitAlreadyDecided { decision { status reason decidedAt decidedBy } }';

async function received(changes: Parameters<typeof hitEvent>[0] = {}): Promise<string> {
  const event = hitEvent(changes);
  await desk.take(event);
  return globalId('Hit', event.id);
}

test.each([
  ['confirmHit', 'CONFIRMED', 'CONFIRMED'],
  ['dismissHit', 'DISMISSED', 'DISMISSED'],
  ['leaveHitInconclusive', 'INCONCLUSIVE', 'LEFT_INCONCLUSIVE'],
])('%s decides, for good, and is in the history', async (mutation, status, kind) => {
  const hitId = await received();
  const outcome = await desk.act(mutation, { hitId, reason: ' The photo agrees. ' }, success(mutation));
  const decision = {
    status,
    reason: 'The photo agrees.',
    decidedAt: expect.any(String) as string,
    decidedBy: 'officer@uto.test',
  };
  expect(outcome).toMatchObject({
    __typename: expect.stringContaining('Success') as string,
    hit: { status, decision },
  });
  const [hit] = await desk.list('overdue history { kind bureau { code } officer reason }');
  expect(hit).toMatchObject({
    overdue: false,
    history: [
      { kind: 'RECEIVED', bureau: null, officer: null, reason: null },
      { kind, bureau: { code: 'UTO' }, officer: 'officer@uto.test', reason: 'The photo agrees.' },
    ],
  });
  const again = await desk.act('dismissHit', { hitId, reason: 'No.' }, ALREADY, { ...utopian, subject: 'other' });
  expect(again).toMatchObject({ __typename: 'HitAlreadyDecided', decision: { status, decidedBy: 'officer@uto.test' } });
});

test('the bureau that searched learns of the decision, and not who made it', async () => {
  const hitId = await received();
  await desk.act('confirmHit', { hitId, reason: 'It is he.' }, '');
  const fields = 'status decision { reason decidedBy } history { kind officer bureau { code } }';
  const [hit] = await desk.list(fields, french, {}, 'hitsOfOwnSearches');
  expect(hit).toMatchObject({
    status: 'CONFIRMED',
    decision: { reason: 'It is he.', decidedBy: null },
    history: [{ kind: 'RECEIVED' }, { kind: 'CONFIRMED', officer: null, bureau: { code: 'UTO' } }],
  });
});

test('nobody but the owner decides; who may not see a hit is told what is told when there is none', async () => {
  const hitId = await received();
  const hidden = await received({ outcomeClearance: undefined });
  const decide = (id: string, viewer: object) => desk.act('confirmHit', { hitId: id, reason: 'x' }, '', viewer);
  const notOwner = { __typename: 'NotOwner', code: 'NOT_OWNER' };
  expect(await decide(hitId, french)).toMatchObject(notOwner);
  const missing = await decide(globalId('Hit', randomUUID()), french);
  expect(missing).toEqual({ __typename: 'HitNotFound', code: 'HIT_NOT_FOUND', message: 'There is no such hit.' });
  expect(await decide(hidden, french)).toEqual(missing);
  expect(await decide(hitId, { bureau: 'DEU' })).toEqual(missing);
  expect(await decide(hitId, secretariat)).toEqual(missing);
  expect(await decide('rubbish', utopian)).toEqual(missing);
  expect(await desk.count('hit', `status = 'OPEN'`)).toBe(2);
});

test('a decision asks for the scope to write', async () => {
  const hitId = await received();
  const query = `mutation ($input: ConfirmHitInput!) { confirmHit(input: $input) { __typename } }`;
  const input = { requestId: 'r', hitId, reason: 'x' };
  const answer = await desk.ask(query, { input }, { ...utopian, scopes: ['hits:read'] });
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect(await desk.count('hit', `status = 'OPEN'`)).toBe(1);
});

test('a decision that is sent again is answered again, and made once', async () => {
  const hitId = await received();
  const input = { requestId: randomUUID(), hitId, reason: 'It is he.' };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => desk.act('confirmHit', input, success('confirmHit'))),
  );
  expect(new Set(answers.map((answer) => answer['__typename']))).toEqual(new Set(['ConfirmHitSuccess']));
  expect(await desk.count('hit_act', `kind = 'CONFIRMED'`)).toBe(1);
  expect(await desk.count('desk_event', `type = 'hit.decided'`)).toBe(2);
  const other = await desk.act('confirmHit', { ...input, reason: 'Another.' }, '');
  expect(other).toMatchObject({ __typename: 'RequestConflict' });
});

test('of officers who decide at once one decides, and the others learn how', async () => {
  const hitId = await received();
  const mutations = ['confirmHit', 'dismissHit', 'leaveHitInconclusive', 'confirmHit', 'dismissHit'];
  const answers = await Promise.all(mutations.map((mutation) => desk.act(mutation, { hitId, reason: 'x' }, ALREADY)));
  const types = answers.map((answer) => answer['__typename'] as string);
  expect(types.filter((type) => type.endsWith('Success'))).toHaveLength(1);
  expect(types.filter((type) => type === 'HitAlreadyDecided')).toHaveLength(4);
  expect(await desk.count('hit_act')).toBe(2);
});

test('a reason is asked for, and all that is wrong is told at once', async () => {
  const hitId = await received();
  const fields = '... on InvalidInput { fields { path expected } }';
  const outcome = await desk.act('dismissHit', { requestId: '', hitId, reason: ' ' }, fields);
  expect(outcome).toMatchObject({
    __typename: 'InvalidInput',
    fields: [
      { path: 'requestId', expected: '1 to 64 characters' },
      { path: 'reason', expected: '1 to 500 characters' },
    ],
  });
});

test('a decision can be taken back: the clock starts anew, and the history keeps it all', async () => {
  const hitId = await received();
  expect(await desk.act('reopenHit', { hitId, reason: 'x' }, '')).toMatchObject({ __typename: 'HitNotDecided' });
  await desk.act('dismissHit', { hitId, reason: 'Another man.' }, '');
  const before = Date.now();
  const outcome = await desk.act('reopenHit', { hitId, reason: 'The wrong file.' }, success('reopenHit'));
  expect(outcome).toMatchObject({ __typename: 'ReopenHitSuccess', hit: { status: 'OPEN', decision: null } });
  const [open] = await desk.list('confirmBy');
  expect((Date.parse(open?.['confirmBy'] as string) - before) / 60_000).toBeCloseTo(10, 0);
  await desk.act('confirmHit', { hitId, reason: 'It is he.' }, '');
  const [hit] = await desk.list('decision { status reason } history { kind reason }');
  expect(hit).toMatchObject({
    decision: { status: 'CONFIRMED', reason: 'It is he.' },
    history: [
      { kind: 'RECEIVED', reason: null },
      { kind: 'DISMISSED', reason: 'Another man.' },
      { kind: 'REOPENED', reason: 'The wrong file.' },
      { kind: 'CONFIRMED', reason: 'It is he.' },
    ],
  });
  expect(await desk.count('desk_event', `bureau = 'FRA'`)).toBe(3);
});

test('each decision is in the audit log, with what became of it', async () => {
  const hitId = await received();
  await desk.act('confirmHit', { hitId, reason: 'x' }, '');
  await desk.act('confirmHit', { hitId, reason: 'x' }, '', { bureau: 'DEU' });
  const rows = await desk.subgraph.store.reader.query<object[]>(
    `SELECT bureau, result, shown FROM audit_row WHERE action = 'confirmHit' ORDER BY chain, seq DESC LIMIT 2`,
  );
  expect(rows).toEqual([
    { bureau: 'DEU', result: 'HitNotFound', shown: '[]' },
    { bureau: 'UTO', result: 'ConfirmHitSuccess', shown: JSON.stringify([hitId]) },
  ]);
});
