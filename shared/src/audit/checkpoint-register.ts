import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { decodeJwt } from 'jose';
import { type Checkpoint, type CheckpointVerifier, lineDigest } from './checkpoint';
import type { Fault } from './log-fault';

/** What checkpoints say about one chain. */
export interface ChainWitness {
  chain: string;
  /** When it was announced, RFC 3339. */
  begun: string;
  /** The last word on the chain. */
  last: Pick<Checkpoint, 'state' | 'seq'>;
  /** Signed places, in the order of `seq`. */
  marks: { seq: number; hash: string }[];
}

/** All that was signed about one store's log: its chains, in the order in which they were announced. */
export interface Register {
  chains: ReadonlyMap<string, ChainWitness>;
  /** What is wrong with the checkpoints themselves. */
  fault: Fault | undefined;
}

/** So many places of one chain are kept: more would only say more exactly where a chain was rewritten. */
const MAX_MARKS = 2_000;
/** A checkpoint, alone or in a line of a log. */
const CHECKPOINT = /eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/;
/** An Ed25519 signature in base64url. */
const SIGNATURE_LENGTH = 86;

/**
 * Reads the checkpoints of `store` from all files in `directory`: those that processes wrote there, and logs that have them
 * among their lines. Files may be of any machine, and of other stores as well.
 *
 * @throws when there is none of this store
 */
export async function readRegister(directory: string, store: string, verifier: CheckpointVerifier): Promise<Register> {
  const chains = new Map<string, ChainWitness>();
  const known = new Set<string>();
  const named: { digest: string; chain: string }[] = [];
  for (const path of filesIn(directory)) {
    for await (const text of createInterface({ input: createReadStream(path) })) {
      const line = CHECKPOINT.exec(text)?.[0];
      if (line === undefined || claimedStore(line) !== store) continue;
      known.add(lineDigest(line));
      const checkpoint = await verifier.read(line).catch(() => undefined);
      if (checkpoint !== undefined) {
        add(chains, checkpoint);
        for (const digest of checkpoint.previous) named.push({ digest, chain: checkpoint.chain });
      } else if (!isTorn(line)) return { chains, fault: { kind: 'CHECKPOINT_FORGED', chain: '', seq: null } };
    }
  }
  if (chains.size === 0) throw new Error(`there are no checkpoints of ${store} in the folder given.`);
  const lost = named.find(({ digest }) => !known.has(digest));
  const fault = lost && { kind: 'CHECKPOINT_MISSING' as const, chain: lost.chain, seq: null };
  const ordered = [...chains].sort(([, a], [, b]) => (a.begun < b.begun ? -1 : 1));
  for (const witness of chains.values()) witness.marks.sort(bySeq);
  return { chains: new Map(ordered), fault };
}

function filesIn(directory: string): string[] {
  const entries = existsSync(directory) ? readdirSync(directory, { withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return files.sort().map((name) => join(directory, name));
}

/** The store that a checkpoint is said to be of, its signature not checked; undefined for what is none. */
function claimedStore(line: string): unknown {
  try {
    return decodeJwt(line)['store'];
  } catch {
    return undefined;
  }
}

/** A crash leaves the beginning of a line, whose signature is cut; nothing can be proven with it, nor forged. */
function isTorn(line: string): boolean {
  const [, , signature = ''] = line.split('.');
  return signature.length < SIGNATURE_LENGTH;
}

function add(chains: Map<string, ChainWitness>, { chain, state, seq, hash, at }: Checkpoint): void {
  const witness = chains.get(chain) ?? { chain, begun: at, last: { state, seq }, marks: [] };
  chains.set(chain, witness);
  if (at < witness.begun) witness.begun = at;
  if (rank(state) >= rank(witness.last.state)) witness.last = { state, seq };
  witness.marks.push({ seq, hash });
  if (witness.marks.length > MAX_MARKS) witness.marks = thinned(witness.marks);
}

/** The last place vouches for all before it, so every second of the others may go. */
function thinned(marks: readonly { seq: number; hash: string }[]): { seq: number; hash: string }[] {
  return [...marks].sort(bySeq).filter((_mark, index, { length }) => index % 2 === 0 || index === length - 1);
}

function bySeq(a: { seq: number }, b: { seq: number }): number {
  return a.seq - b.seq;
}

function rank(state: Checkpoint['state']): number {
  return ['announced', 'open', 'closed'].indexOf(state);
}
