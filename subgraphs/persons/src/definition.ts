import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { indexesExpiry } from '@crimegraph/shared/retention/retention-migrations';
import type { SubgraphDefinition } from '@crimegraph/shared/server/subgraph-definition';
import { readUnList } from '@crimegraph/shared/un-list/read-un-list';
import { Person as PersonEntity } from './entities/person';
import { NameSearchKey } from './entities/name-search-key';
import { PersonName } from './entities/person-name';
import { personRecords } from './record-sources';
import { csvOfPersons } from './import/csv';
import { importUnList } from './import/un-list';
import { createPersonLoaders, type PersonLoaders } from './loaders';
import { CreatePerson1760000001001 } from './migrations/create-person';
import { CreatePersonName1760000001002 } from './migrations/create-person-name';
import { searchKeyMigrations } from './migrations/search-keys';
import { Mutation } from './resolvers/Mutation';
import { RecordPersonSuccess } from './resolvers/outcomes';
import { Person } from './resolvers/Person';
import { Query } from './resolvers/Query';
import { personsSeed } from './seed/persons';
import { specimensSeed } from './seed/specimens';
import { unListSeed } from './seed/un-list';
import { openKeyFilling } from './search/open-key-filling';
import { PersonStore } from './store';
import { personSubjects } from './subjects';

/** The persons subgraph: nominals, and the search for people. */
export const persons: SubgraphDefinition<PersonLoaders> = {
  name: 'persons',
  schemaPath: join(projectRoot, 'subgraphs/persons/schema.graphql'),
  resolvers: { Query, Mutation, Person, RecordPersonSuccess },
  entities: [PersonEntity, PersonName, NameSearchKey],
  migrations: [
    CreatePerson1760000001001,
    CreatePersonName1760000001002,
    indexesExpiry('IndexPersonExpiry1760000001003', 'person'),
    ...searchKeyMigrations,
  ],
  open: openKeyFilling,
  createLoaders: (store, viewer, now) => createPersonLoaders(new PersonStore(store, viewer, now)),
  csv: csvOfPersons,
  records: [personRecords],
  feed: personRecords,
  imports: { 'un-list': (manager, text, now) => importUnList(manager, readUnList(text), now) },
  subjects: [personSubjects],
  seeds: [specimensSeed, unListSeed, personsSeed],
};
