const streamSeeds = new Map<string, number>();

/**
 * A small deterministic random source: sfc32 (128 bits of state, passes PractRand), seeded by a stream's name and an
 * index, so that record i of a stream can be worked out anywhere without the records before it.
 * Uses only 32-bit integer arithmetic, hence the same on every machine. Not for secrets.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** @param stream name of the sequence, e.g. "person". @param index record number, 0 ≤ index < 2^53. */
  constructor(stream: string, index: number) {
    const seed = streamSeed(stream);
    const low = index >>> 0;
    const high = Math.floor(index / 0x1_0000_0000) >>> 0;
    this.a = mix(seed ^ low);
    this.b = mix(this.a ^ high ^ 0x9e3779b9);
    this.c = mix(this.b ^ low ^ seed);
    for (let round = 0; round < 8; round++) this.next();
  }

  /** The next 32 bits as an unsigned integer. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A number in [0, 1) with 32 bits of resolution. */
  unit(): number {
    return this.next() / 0x1_0000_0000;
  }

  /** An integer from min to max, both included; max − min must be below 2^32. */
  int(min: number, max: number): number {
    return min + Math.floor(this.unit() * (max - min + 1));
  }

  /** True with the given probability (0–1). */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One item of a list. @throws {RangeError} when the list is empty. */
  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.unit() * list.length)];
    if (item === undefined) throw new RangeError('Random.pick: expected a list with at least one item');
    return item;
  }

  /** `count` different items of a list in random order (all of them when the list is shorter). */
  pickSome<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(this.int(0, rest.length - 1), 1));
    return taken;
  }

  /** One item of a weighted list. */
  weighted<T>(list: WeightedList<T>): T {
    return list.at(this.unit());
  }

  /** A string of n decimal digits, leading zeros possible. */
  digits(n: number): string {
    let text = '';
    for (let i = 0; i < n; i++) text += String(this.int(0, 9));
    return text;
  }

  /** A string of n letters A–Z. */
  letters(n: number): string {
    let text = '';
    for (let i = 0; i < n; i++) text += String.fromCharCode(this.int(65, 90));
    return text;
  }
}

/** Items with relative weights, summed once so that a draw is a short search. */
export class WeightedList<T> {
  private readonly items: readonly T[];
  private readonly upTo: readonly number[];

  /** @throws {RangeError} when there is no item or a weight is not positive. */
  constructor(weights: readonly (readonly [item: T, weight: number])[]) {
    let sum = 0;
    const upTo = weights.map(([, weight]) => {
      if (!(weight > 0)) throw new RangeError('WeightedList: expected positive weights');
      return (sum += weight);
    });
    if (upTo.length === 0) throw new RangeError('WeightedList: expected at least one item');
    this.items = weights.map(([item]) => item);
    this.upTo = upTo.map((value) => value / sum);
  }

  /** The item at a point of [0, 1). */
  at(point: number): T {
    let low = 0;
    let high = this.upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (point < (this.upTo[middle] ?? 1)) high = middle;
      else low = middle + 1;
    }
    return this.items[low] as T;
  }
}

/** FNV-1a (32 bits) of the stream's name, remembered: there are few streams and many records. */
function streamSeed(stream: string): number {
  const known = streamSeeds.get(stream);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let i = 0; i < stream.length; i++) hash = Math.imul(hash ^ stream.charCodeAt(i), 0x01000193);
  const seed = mix(hash);
  streamSeeds.set(stream, seed);
  return seed;
}

/** The 32-bit finalizer of MurmurHash3: a bijection in which each bit of the input moves about half of the output. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
