import { createHash } from 'node:crypto';
import { unRecordId } from './un-id';

/** RFC 9562, section 5.5, by hand: SHA-1 of the namespace's octets and the name, with version and variant set. */
function nameBasedUuid(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

describe('unRecordId', () => {
  it('is the UUID version 5 of kind, reference and ordinal in the namespace that stored ids derive from', () => {
    // The check of the check: RFC 9562, appendix A.4.
    expect(nameBasedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
    expect(unRecordId('document', 'QDi.135', 3)).toBe(
      nameBasedUuid('5f0c0d43-6f1e-4b0b-9d3a-2f6b8d1f7a54', 'document:QDi.135:3'),
    );
  });

  it('gives the same id each time, with 0 as the ordinal by default', () => {
    expect(unRecordId('person', 'QDi.135')).toBe(unRecordId('person', 'QDi.135', 0));
  });

  it('differs by kind, reference and ordinal', () => {
    const ids = [
      unRecordId('person', 'QDi.001'),
      unRecordId('notice', 'QDi.001'),
      unRecordId('document', 'QDi.001'),
      unRecordId('document', 'QDi.001', 1),
      unRecordId('document', 'QDi.001', 11),
      unRecordId('document', 'QDe.001', 1),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([-1, 1.5, Number.NaN])('refuses the ordinal %p', (ordinal) => {
    expect(() => unRecordId('person', 'QDi.001', ordinal)).toThrow(RangeError);
  });

  it('refuses an empty reference', () => {
    expect(() => unRecordId('person', '')).toThrow(RangeError);
  });
});
