import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Checkpoint, type CheckpointVerifier, lineDigest } from './checkpoint';
import type { Fault } from './verify-log';

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
  /** Pieces of lines that a crash has cut. */
  torn: number;
}

/** So many places of one chain are kept: more would only say more exactly where a chain was rewritten. */
const MAX_MARKS = 2_000;
/** An Ed25519 signature in base64url. */
const SIGNATURE_LENGTH = 86;

/**
 * Reads the checkpoints of `store` from all files in `directory` that are named after it: one for each machine that ran it,
 * as `persons.checkpoints` or `persons.ANYTHING.checkpoints`.
 *
 * @throws when there is no such file
 */
export async function readRegister(directory: string, store: string, verifier: CheckpointVerifier): Promise<Register> {
  const chains = new Map<string, ChainWitness>();
  const known = new Set<string>();
  const named: { digest: string; chain: string }[] = [];
  let torn = 0;
  for (const path of filesOf(directory, store)) {
    for await (const line of createInterface({ input: createReadStream(path) })) {
      if (line === '') continue;
      known.add(lineDigest(line));
      const checkpoint = await verifier.read(line).catch(() => undefined);
      if (checkpoint === undefined && isTorn(line)) torn += 1;
      else if (checkpoint?.store !== store) {
        const chain = checkpoint?.chain ?? '';
        return { chains, fault: { kind: 'CHECKPOINT_FORGED', chain, seq: checkpoint?.seq ?? null }, torn };
      } else {
        add(chains, checkpoint);
        for (const digest of checkpoint.previous) named.push({ digest, chain: checkpoint.chain });
      }
    }
  }
  const lost = named.find(({ digest }) => !known.has(digest));
  const fault = lost && { kind: 'CHECKPOINT_MISSING' as const, chain: lost.chain, seq: null };
  const ordered = [...chains].sort(([, a], [, b]) => (a.begun < b.begun ? -1 : 1));
  for (const witness of chains.values()) witness.marks.sort(bySeq);
  return { chains: new Map(ordered), fault, torn };
}

function filesOf(directory: string, store: string): string[] {
  const names = existsSync(directory) ? readdirSync(directory).sort() : [];
  const files = names.filter((name) => name.startsWith(`${store}.`) && name.endsWith('.checkpoints'));
  if (files.length === 0) throw new Error(`there are no checkpoints of ${store} in the folder given.`);
  return files.map((name) => join(directory, name));
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
