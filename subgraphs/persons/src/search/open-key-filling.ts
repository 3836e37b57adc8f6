import type { ProcessPart, Runtime } from '@crimegraph/shared/server/subgraph-definition';
import { RepeatedWork } from '@crimegraph/shared/work/repeated-work';
import { dropOldKeys, fillKeys } from './key-filling';

/** During a rolling update an instance of the version before may record persons who lack the new keys: so long at most. */
const EVERY_MS = 5_000;
const TELL_EVERY = 25_000;

/**
 * Before the process serves, everybody on record has the keys by which this version searches: else it would say "nothing
 * found" of who is there. Afterwards it looks again and again for persons whom an older instance has recorded.
 */
export function openKeyFilling({ store, logger }: Pick<Runtime, 'store' | 'logger'>): ProcessPart {
  const later = new RepeatedWork({
    name: 'search keys',
    everyMs: EVERY_MS,
    longestPauseMs: 60_000,
    pieceMs: 60_000,
    logger,
    piece: async () => (await fillKeys(store)) > 0 || (await dropOldKeys(store)),
  });
  let stopped = false;
  const fillAll = async () => {
    let filled = 0;
    while (!stopped) {
      const some = await fillKeys(store);
      if (some === 0) break;
      if (filled % TELL_EVERY < some) logger.info({ persons: filled + some }, 'making search keys');
      filled += some;
    }
    later.nudge();
  };
  const ready = fillAll();
  return {
    ready,
    stop: async () => {
      stopped = true;
      await ready.catch(() => undefined);
      await later.stop();
    },
  };
}
