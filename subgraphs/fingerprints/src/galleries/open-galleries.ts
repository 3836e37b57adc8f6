import type { ProcessPart, Runtime } from '@crimegraph/shared/server/subgraph-definition';
import { dnaGalleries } from '../dna/dna-galleries';

/** Reads the galleries when a process starts, so that its first search does not wait for them. */
export function openGalleries({ store, logger }: Pick<Runtime, 'store' | 'logger'>): ProcessPart {
  const started = performance.now();
  const { profiles, relatives } = dnaGalleries(store);
  const reading = Promise.all([profiles.current(), relatives.current()]).then(
    ([rows, kin]) => {
      const ms = Math.round(performance.now() - started);
      logger.info({ profiles: rows.count, relatives: kin.count, ms }, 'galleries read');
    },
    // Searches read them again, and fail by themselves.
    (error: unknown) => logger.warn({ err: error }, 'galleries not read'),
  );
  return { stop: () => reading };
}
