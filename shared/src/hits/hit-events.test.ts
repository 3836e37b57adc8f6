import type { Viewer } from '../identity/viewer';
import { testViewer } from '../testing/test-subgraph';
import { hitEvents } from './hit-events';
import { hitEventSchema } from './hit-event';
import type { HitRule } from './hit-policy';

const now = new Date('2026-11-24T10:00:00.000Z');
const record = { id: 'record', type: 'Person' as const, owner: 'UTO', level: 'EXACT' as const };
const events = (viewer: Partial<Viewer>, met: object = {}, rules?: readonly HitRule[]) =>
  hitEvents({ ...testViewer, ...viewer }, 'check', [{ ...record, ...met }], now, rules);

test('a search that meets another bureau’s record is told to the owner, and its outcome to the searcher', () => {
  const [event, ...more] = events({ purpose: 'BORDER_CONTROL' });
  expect(more).toEqual([]);
  expect(event).toEqual({
    id: expect.any(String) as string,
    recordId: 'record',
    recordType: 'Person',
    owner: 'UTO',
    searchedBy: 'FRA',
    outcomeClearance: 2,
    purpose: 'BORDER_CONTROL',
    level: 'EXACT',
    checkId: 'check',
    occurredAt: '2026-11-24T10:00:00.000Z',
  });
  expect(hitEventSchema.safeParse(event).success).toBe(true);
});

test('a bureau’s own records make no hits', () => {
  expect(events({ bureau: 'UTO' })).toEqual([]);
});

test('a partner is not of the bureau that let it in, which is told of hits on its own records', () => {
  expect(events({ bureau: 'UTO', role: 'partner' })).toHaveLength(1);
});

test.each([
  ['through the European Search Portal', { bureau: 'EUE', role: 'agency' as const }, {}],
  ['of the Commission', { bureau: 'XPO', role: 'commission' as const }, {}],
  ['that met no more than a hint', {}, { level: 'WEAK' as const }],
])('a search %s is told to nobody', (_case, viewer, met) => {
  expect(events(viewer, met)).toEqual([]);
});

test('of a partner’s search the owner is told, and the partner nothing more', () => {
  const [event] = events({ role: 'partner' });
  expect(event).toMatchObject({ owner: 'UTO', searchedBy: 'FRA' });
  expect(event).not.toHaveProperty('outcomeClearance');
});

test('a rule holds for the searches that meet all that it names, and the first that holds decides', () => {
  const rules: HitRule[] = [
    { because: 'an exception', searchers: ['FRA'], owners: ['UTO'], levels: ['STRONG'], handling: 'TELL_BOTH' },
    {
      because: 'a secret',
      searchers: ['FRA'],
      purposes: ['INVESTIGATION'],
      recordTypes: ['Person', 'Vehicle'],
      handling: 'TELL_NOBODY',
    },
  ];
  const told = (viewer: Partial<Viewer>, met: object = {}) => events(viewer, met, rules).length;
  expect(told({})).toBe(0);
  expect(told({}, { level: 'STRONG' })).toBe(1);
  expect(told({}, { type: 'Vehicle' })).toBe(0);
  expect(told({}, { type: 'Notice' })).toBe(1);
  expect(told({ purpose: 'BORDER_CONTROL' })).toBe(1);
  expect(told({ bureau: 'DEU' })).toBe(1);
});
