/** Digits, and the letters with which each pattern sign is filled. */
const ALPHABETS: Readonly<Record<string, string>> = {
  '9': '0123456789',
  '@': 'ABCDEFGHJKLMNPRSTUVWXYZ',
  '#': '0123456789CFGHJKLMNPRTVWXYZ',
  '&': '0123456789ABCDEFGHJKLMNPRSTUVWXYZ',
};

/**
 * A shape of numbers such as `@@9999999`, able to turn an index into a number of that shape without ever repeating one.
 * Signs: `9` a digit, `@` a letter (no I, O, Q), `#` a digit or consonant (as in German documents), `&` a VIN
 * character (ISO 3779: no I, O, Q); anything else stands for itself.
 */
export class NumberPattern {
  /** How many different numbers the shape has. */
  readonly capacity: number;
  private readonly signs: readonly string[];
  private readonly modulus: bigint;
  private readonly factor: bigint;
  private readonly offset: bigint;

  constructor(pattern: string) {
    this.signs = [...pattern];
    this.capacity = this.signs.reduce((product, sign) => product * (ALPHABETS[sign]?.length ?? 1), 1);
    this.modulus = BigInt(this.capacity);
    this.factor = coprimeNear(this.modulus);
    this.offset = this.modulus / 3n;
  }

  /**
   * The number of an index. The map index → (factor · index + offset) mod capacity with a factor coprime to the capacity
   * is a bijection, so two indexes below `capacity` never share a number; numbers of neighbours lie far apart.
   */
  format(index: number): string {
    let rest = Number((BigInt(index) * this.factor + this.offset) % this.modulus);
    let text = '';
    for (let i = this.signs.length - 1; i >= 0; i--) {
      const sign = this.signs[i] as string;
      const alphabet = ALPHABETS[sign];
      if (alphabet === undefined) {
        text = sign + text;
        continue;
      }
      text = alphabet.charAt(rest % alphabet.length) + text;
      rest = Math.floor(rest / alphabet.length);
    }
    return text;
  }
}

/** The smallest number not below the golden section of n that has no divisor in common with n. */
function coprimeNear(n: bigint): bigint {
  let candidate = (n * 618_034n) / 1_000_000n + 1n;
  while (gcd(candidate, n) !== 1n) candidate++;
  return candidate;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
