import { existsSync, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import type { Checkpoint } from './checkpoint';
import { lineDigest } from './checkpoint';
import type { CheckpointSink } from './checkpoint-sink';

/** Of the end of the file so much is read at start: more than a day of checkpoints. */
const TAIL_BYTES = 1 << 20;

/**
 * The file of one store's checkpoints: signed lines, added and never changed. It is the witness outside the store, so it has
 * to be shipped to where those who can change the store cannot change it.
 */
export class CheckpointFile implements CheckpointSink {
  private adding: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string,
    /** Digests of the lines that no other line names yet: the next one does. */
    private previous: string[],
    private torn: boolean,
  ) {}

  /** Opens the file of `store` in `directory`; both are made when they are missing. */
  static async open(directory: string, store: string): Promise<CheckpointFile> {
    mkdirSync(directory, { recursive: true });
    const path = checkpointPath(directory, store);
    const tail = existsSync(path) ? await readTail(path) : '';
    const lines = tail.split('\n').filter((line) => claimed(line) !== undefined);
    const named = new Set(lines.flatMap((line) => claimed(line)?.previous ?? []));
    const previous = lines.map(lineDigest).filter((digest) => !named.has(digest));
    return new CheckpointFile(path, previous, tail !== '' && !tail.endsWith('\n'));
  }

  add(sign: (previous: string[]) => Promise<string>): Promise<void> {
    const added = this.adding.then(async () => {
      const line = await sign(this.previous);
      // The end of a line that a crash has cut must not swallow this one.
      await append(this.path, `${this.torn ? '\n' : ''}${line}\n`);
      this.torn = false;
      this.previous = [lineDigest(line)];
    });
    this.adding = added.catch(() => {
      this.torn = true;
    });
    return added;
  }
}

/** Where the checkpoints of `store` are. */
export function checkpointPath(directory: string, store: string): string {
  return join(directory, `${store}.checkpoints`);
}

async function append(path: string, text: string): Promise<void> {
  const handle = await open(path, 'a');
  try {
    await handle.appendFile(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function readTail(path: string): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const buffer = Buffer.alloc(size - start);
    await handle.read(buffer, 0, buffer.length, start);
    const tail = buffer.toString('utf8');
    return start === 0 ? tail : tail.slice(tail.indexOf('\n') + 1);
  } finally {
    await handle.close();
  }
}

/** What a line claims, its signature not checked; undefined for a piece of a line. */
function claimed(line: string): Checkpoint | undefined {
  try {
    return decodeJwt<Checkpoint>(line);
  } catch {
    return undefined;
  }
}
