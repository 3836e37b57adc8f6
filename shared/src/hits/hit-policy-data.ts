import type { HitRule } from './hit-policy';

/**
 * Who is told of a hit: the first row that holds decides, and without one the owner and the searcher are told. A change of
 * this table holds for the searches made after it, never for hits that are in an inbox already.
 */
export const hitRules: readonly HitRule[] = [
  {
    because:
      'Queries through the European Search Portal reveal nothing to the owner of the data (Reg. (EU) 2019/817 Art. 9(5)).',
    searchers: ['EUE'],
    handling: 'TELL_NOBODY',
  },
  {
    because:
      'The Commission searches on behalf of a person who asks what is held; owners are consulted by it, not by a hit (CCF Statute Art. 3, 35).',
    roles: ['commission'],
    handling: 'TELL_NOBODY',
  },
  {
    because: 'A hint at most: asking an owner to confirm it within the hour would bury the hits that matter.',
    levels: ['WEAK'],
    handling: 'TELL_NOBODY',
  },
  {
    because: 'A private partner has a yes or no and nothing after it; the owner is told.',
    roles: ['partner'],
    handling: 'TELL_OWNER',
  },
];
