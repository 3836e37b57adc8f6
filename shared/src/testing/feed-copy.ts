import { existsSync, readFileSync } from 'node:fs';

/** A record of a feed as a copy keeps it. */
export type CopiedRecord = Record<string, unknown> & { id: string; expiresAt: string };

type FeedLine =
  | { change: 'ADDED' | 'CHANGED'; record: CopiedRecord }
  | { change: 'WITHDRAWN'; id: string }
  | { cursor: string; feed?: string; end?: boolean };

/** A national copy kept by applying the files of exports in order, as `docs/feed.md` tells its keeper to. */
export class FeedCopy {
  readonly records = new Map<string, CopiedRecord>();
  /** Where the next export goes on. */
  cursor: string | undefined;
  /** Ids of all withdrawals that were told. */
  readonly withdrawn: string[] = [];

  /** Applies a finished export. @throws when it is not finished */
  apply(path: string): void {
    const lines = readLines(path);
    const last = lines.at(-1);
    if (last === undefined || !('end' in last)) throw new Error('the export is not finished');
    for (const line of lines) {
      if ('cursor' in line) this.cursor = line.cursor;
      else if (line.change === 'WITHDRAWN') {
        this.records.delete(line.id);
        this.withdrawn.push(line.id);
      } else this.records.set(line.record.id, line.record);
    }
  }

  /** What the copy shows at an instant: a record is dropped when it expires. */
  at(now: Date): CopiedRecord[] {
    return [...this.records.values()]
      .filter(({ expiresAt }) => new Date(expiresAt) > now)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

/** The lines of an export's file, a last one that was cut short left out. */
export function readLines(path: string): FeedLine[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as FeedLine);
}
