import type { RecordSource } from '@crimegraph/shared/feed/record-source';
import { Person } from './entities/person';

/** Persons, with their names, in the change feed. */
export const personRecords: RecordSource = { type: 'Person', entity: Person };
