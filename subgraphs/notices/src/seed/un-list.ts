import type { Seed } from '@crimegraph/shared/seed/seed';

/** placeholder */
export const unListSeed: Seed = { name: 'un-list', size: () => 0, fill: () => Promise.resolve() };
