import { CursorSeal, type FeedCursor, InvalidCursor } from './feed-cursor';

const seal = new CursorSeal(Buffer.alloc(32, 1));
const cursor: FeedCursor = {
  feed: 'documents',
  store: 'a',
  bureau: 'FRA',
  clearance: 2,
  position: 7,
  changeId: null,
  recordId: null,
};

test('a cursor comes back as it was', () => {
  expect(seal.open(seal.seal(cursor))).toEqual(cursor);
});

test('a cursor tells nothing: no two are alike, all are of one length, none can be read', () => {
  const later = { ...cursor, position: 123_456_789 };
  const sealed = [seal.seal(cursor), seal.seal(cursor), seal.seal(later)];
  expect(new Set(sealed).size).toBe(3);
  expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
  expect(Buffer.from(sealed[0] ?? '', 'base64url').toString('latin1')).not.toContain('FRA');
});

test.each([
  ['nothing', ''],
  ['any text', 'not a cursor'],
  ['a cut one', seal.seal(cursor).slice(0, -4)],
  ['one of another installation', new CursorSeal(Buffer.alloc(32, 2)).seal(cursor)],
])('%s is no cursor', (_what, text) => {
  expect(() => seal.open(text)).toThrow(InvalidCursor);
});

test('no bit of a cursor can be changed', () => {
  const bytes = Buffer.from(seal.seal(cursor), 'base64url');
  for (let index = 0; index < bytes.length; index += 7) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => seal.open(changed.toString('base64url'))).toThrow(InvalidCursor);
  }
});
