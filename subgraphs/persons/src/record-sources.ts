import type { RecordSource } from '@crimegraph/shared/feed/record-source';
import { Person } from './entities/person';
import { PersonName } from './entities/person-name';
import { removeKeys } from './search/key-rows';

/** Persons on record, with their names. */
export const personRecords: RecordSource = {
  type: 'Person',
  entity: Person,
  retentionOf: () => 'persons',
  parts: [{ entity: PersonName, column: 'personId' }],
  beforeRemoval: removeKeys,
};
