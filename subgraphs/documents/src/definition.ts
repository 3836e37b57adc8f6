import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { indexesExpiry } from '@crimegraph/shared/retention/retention-migrations';
import type { SubgraphDefinition } from '@crimegraph/shared/server/subgraph-definition';
import { readUnList } from '@crimegraph/shared/un-list/read-un-list';
import { TravelDocument as TravelDocumentEntity } from './entities/travel-document';
import { documentRecords } from './record-sources';
import { csvOfDocuments } from './import/csv';
import { importUnList } from './import/un-list';
import { createDocumentLoaders, type DocumentLoaders } from './loaders';
import { CreateTravelDocuments1760000001001 } from './migrations/create-travel-documents';
import { Mutation } from './resolvers/Mutation';
import { DuplicateRecord, ReportTravelDocumentSuccess, WithdrawTravelDocumentSuccess } from './resolvers/outcomes';
import { Person } from './resolvers/Person';
import { Query } from './resolvers/Query';
import { TravelDocument } from './resolvers/TravelDocument';
import { documentsSeed } from './seed/documents';
import { specimensSeed } from './seed/specimens';
import { unListSeed } from './seed/un-list';
import { DocumentStore } from './store';
import { documentSubjects } from './subjects';

/** The documents subgraph: SLTD, TDAWN and stolen administrative documents. */
export const documents: SubgraphDefinition<DocumentLoaders> = {
  name: 'documents',
  schemaPath: join(projectRoot, 'subgraphs/documents/schema.graphql'),
  resolvers: {
    Query,
    Mutation,
    TravelDocument,
    Person,
    ReportTravelDocumentSuccess,
    DuplicateRecord,
    WithdrawTravelDocumentSuccess,
  },
  entities: [TravelDocumentEntity],
  migrations: [
    CreateTravelDocuments1760000001001,
    indexesExpiry('IndexTravelDocumentExpiry1760000001002', 'travel_document'),
  ],
  createLoaders: (store, viewer, now) => createDocumentLoaders(new DocumentStore(store, viewer, now)),
  csv: csvOfDocuments,
  records: [documentRecords],
  feed: documentRecords,
  imports: { 'un-list': (manager, text, now) => importUnList(manager, readUnList(text), now) },
  subjects: [documentSubjects],
  seeds: [specimensSeed, unListSeed, documentsSeed],
};
