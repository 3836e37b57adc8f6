import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { indexesExpiry } from '@crimegraph/shared/retention/retention-migrations';
import type { SubgraphDefinition } from '@crimegraph/shared/server/subgraph-definition';
import { DnaProfile as DnaProfileEntity } from './entities/dna-profile';
import { FaceRecord as FaceRecordEntity } from './entities/face-record';
import { FingerprintRecord as FingerprintRecordEntity } from './entities/fingerprint-record';
import { FingerprintTemplate } from './entities/fingerprint-template';
import { createFingerprintLoaders, type FingerprintLoaders } from './loaders';
import {
  CreateDnaProfiles1760000003003,
  CreateFaceRecords1760000003004,
  CreateFingerprintRecords1760000003001,
  CreateFingerprintTemplates1760000003002,
} from './migrations/create-biometrics';
import { EnrolFingerprintsSuccess, Mutation } from './resolvers/Mutation';
import { dnaProfiles, faceRecords, fingerprintRecords } from './record-sources';
import { Person } from './resolvers/Person';
import { Query } from './resolvers/Query';
import { DnaProfile, FaceRecord, FingerprintCandidate, FingerprintRecord } from './resolvers/records';
import { fingerprintsSeed } from './seed/fingerprints';
import { specimensSeed } from './seed/specimens';
import { FingerprintStore } from './store';
import { subjectAccess } from './subject-access';

/** The fingerprints subgraph: finger prints and marks, DNA profiles, faces. */
export const fingerprints: SubgraphDefinition<FingerprintLoaders> = {
  name: 'fingerprints',
  schemaPath: join(projectRoot, 'subgraphs/fingerprints/schema.graphql'),
  resolvers: {
    Query,
    Mutation,
    FingerprintRecord,
    DnaProfile,
    FaceRecord,
    FingerprintCandidate,
    Person,
    EnrolFingerprintsSuccess,
  },
  entities: [FingerprintRecordEntity, FingerprintTemplate, DnaProfileEntity, FaceRecordEntity],
  migrations: [
    CreateFingerprintRecords1760000003001,
    CreateFingerprintTemplates1760000003002,
    CreateDnaProfiles1760000003003,
    CreateFaceRecords1760000003004,
    indexesExpiry('IndexFingerprintRecordExpiry1760000003005', 'fingerprint_record'),
    indexesExpiry('IndexDnaProfileExpiry1760000003006', 'dna_profile'),
    indexesExpiry('IndexFaceRecordExpiry1760000003007', 'face_record'),
  ],
  records: [fingerprintRecords, dnaProfiles, faceRecords],
  createLoaders: (store, viewer, now) => createFingerprintLoaders(new FingerprintStore(store, viewer, now)),
  internal: { ...subjectAccess.calls },
  seeds: [specimensSeed, fingerprintsSeed],
};
