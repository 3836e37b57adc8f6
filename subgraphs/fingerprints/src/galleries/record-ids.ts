/** Ids of records (UUIDs), sixteen bytes each, in a list that grows. */
export class RecordIds {
  private bytes = new Uint8Array(16 * 256);
  private length = 0;

  get count(): number {
    return this.length;
  }

  push(id: string): void {
    this.bytes = grown(this.bytes, (this.length + 1) * 16);
    Buffer.from(this.bytes.buffer).write(id.replaceAll('-', ''), this.length * 16, 'hex');
    this.length += 1;
  }

  at(index: number): string {
    const hex = Buffer.from(this.bytes.buffer, index * 16, 16).toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}

/** The same bytes with room for at least `size`; twice the room when it has to move, so that growing costs little. */
export function grown<T extends Uint8Array | Uint32Array | Float32Array>(array: T, size: number): T {
  if (size <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(size, array.length * 2));
  larger.set(array);
  return larger;
}
