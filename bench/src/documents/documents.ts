import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerDirectory } from '@crimegraph/shared/config/environment';
import type { DocumentsOptions } from './documents-options';
import { measureEmbedded } from './measure-embedded';
import { measureMariadb } from './measure-mariadb';

/**
 * `documents [--store mariadb|embedded] [--rows N] [--url mysql://...] [--dir FOLDER] [--buffer-pool 4G] [--seconds S]`: fills
 * the documents store and measures checks on it, beside the bare statement.
 */
export function documents(options: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args: options,
    options: {
      store: { type: 'string', default: 'mariadb' },
      rows: { type: 'string', default: '1000000' },
      url: { type: 'string' },
      dir: { type: 'string' },
      'buffer-pool': { type: 'string', default: '4G' },
      seconds: { type: 'string', default: '4' },
    },
  });
  const given: DocumentsOptions = {
    rows: Number(values.rows),
    url: values.url,
    directory: values.dir === undefined ? undefined : resolve(callerDirectory(), values.dir),
    bufferPool: values['buffer-pool'],
    seconds: Number(values.seconds),
    progress: (line) => void process.stderr.write(`${line}\n`),
  };
  if (!(given.rows > 0 && given.seconds > 0)) throw new Error('expected --rows and --seconds above 0.');
  if (values.store === 'embedded') return measureEmbedded(given);
  if (values.store === 'mariadb') return measureMariadb(given);
  throw new Error('expected --store mariadb or embedded.');
}
