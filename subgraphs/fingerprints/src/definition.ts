import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { indexesExpiry } from '@crimegraph/shared/retention/retention-migrations';
import type { SubgraphDefinition } from '@crimegraph/shared/server/subgraph-definition';
import { addsColumn, createsIndex } from '@crimegraph/shared/store/migrations/small-migrations';
import { optionalText } from '@crimegraph/shared/store/record-columns';
import { DnaGenotype } from './entities/dna-genotype';
import { RelativeProfile as RelativeProfileEntity } from './entities/relative-profile';
import { GallerySequence } from './galleries/gallery-sequence';
import { openGalleries } from './galleries/open-galleries';
import { DnaProfile as DnaProfileEntity } from './entities/dna-profile';
import { FaceDecision } from './entities/face-decision';
import { FaceTemplate } from './entities/face-template';
import { FaceRecord as FaceRecordEntity } from './entities/face-record';
import { FingerprintRecord as FingerprintRecordEntity } from './entities/fingerprint-record';
import { FingerprintImage as FingerprintImageEntity } from './entities/fingerprint-image';
import { FingerprintDecision as FingerprintDecisionEntity } from './entities/fingerprint-decision';
import { FingerprintEntry } from './entities/fingerprint-entry';
import { FingerprintTemplate } from './entities/fingerprint-template';
import { fileOfFingerprints } from './import/file';
import { createFingerprintLoaders, type FingerprintLoaders } from './loaders';
import {
  CreateDnaProfiles1760000003003,
  CreateFaceRecords1760000003004,
  CreateFingerprintRecords1760000003001,
  CreateFingerprintTemplates1760000003002,
} from './migrations/create-biometrics';
import {
  CreateFingerprintDecisions1760000003019,
  CreateFingerprintEntries1760000003016,
  DropFingerprintDigestIndex1760000003018,
  FillFingerprintEntries1760000003017,
} from './migrations/create-fingerprint-search';
import { CreateFingerprintImages1760000003005 } from './migrations/create-fingerprint-images';
import {
  CreateDnaGenotypes1760000003007,
  CreateGallerySequences1760000003006,
  CreateRelativeProfiles1760000003009,
  FillDnaGenotypes1760000003008,
} from './migrations/create-dna-search';
import { CreateFaceDecisions1760000003011, CreateFaceTemplates1760000003010 } from './migrations/create-face-search';
import { faceMutations, faceQueries, faceTypes } from './resolvers/faces';
import { dnaMutations, dnaOutcomes, dnaQueries } from './resolvers/dna';
import { FingerprintImage, FingerSummary } from './resolvers/codes';
import {
  DecideFingerprintSearchSuccess,
  EnrolFingerprintsSuccess,
  FingerprintDecision,
  Mutation,
} from './resolvers/Mutation';
import { dnaProfiles, faceRecords, fingerprintRecords, relativeProfiles } from './record-sources';
import { Person } from './resolvers/Person';
import { Query } from './resolvers/Query';
import { DnaProfile, FaceRecord, FingerprintCandidate, FingerprintRecord, RelativeProfile } from './resolvers/records';
import { fingerprintsSeed } from './seed/fingerprints';
import { specimensSeed } from './seed/specimens';
import { FingerprintStore } from './store';
import { biometricSubjects } from './subjects';

/** The fingerprints subgraph: finger prints and marks, DNA profiles, faces. */
export const fingerprints: SubgraphDefinition<FingerprintLoaders> = {
  name: 'fingerprints',
  schemaPath: join(projectRoot, 'subgraphs/fingerprints/schema.graphql'),
  resolvers: {
    Query: { ...Query, ...dnaQueries, ...faceQueries },
    Mutation: { ...Mutation, ...dnaMutations, ...faceMutations },
    FingerprintRecord,
    DnaProfile,
    FaceRecord,
    FingerprintCandidate,
    FingerprintImage,
    FingerSummary,
    Person,
    EnrolFingerprintsSuccess,
    DecideFingerprintSearchSuccess,
    FingerprintDecision,
    RelativeProfile,
    ...dnaOutcomes,
    ...faceTypes,
  },
  entities: [
    FingerprintRecordEntity,
    FingerprintTemplate,
    DnaProfileEntity,
    FaceRecordEntity,
    FingerprintImageEntity,
    FingerprintEntry,
    GallerySequence,
    DnaGenotype,
    RelativeProfileEntity,
    FaceTemplate,
    FaceDecision,
    FingerprintDecisionEntity,
  ],
  migrations: [
    CreateFingerprintRecords1760000003001,
    CreateFingerprintTemplates1760000003002,
    CreateDnaProfiles1760000003003,
    CreateFaceRecords1760000003004,
    CreateFingerprintImages1760000003005,
    CreateGallerySequences1760000003006,
    CreateDnaGenotypes1760000003007,
    FillDnaGenotypes1760000003008,
    CreateRelativeProfiles1760000003009,
    CreateFaceTemplates1760000003010,
    CreateFaceDecisions1760000003011,
    indexesExpiry('IndexFingerprintRecordExpiry1760000003012', 'fingerprint_record'),
    indexesExpiry('IndexDnaProfileExpiry1760000003013', 'dna_profile'),
    indexesExpiry('IndexFaceRecordExpiry1760000003014', 'face_record'),
    indexesExpiry('IndexRelativeProfileExpiry1760000003015', 'relative_profile'),
    CreateFingerprintEntries1760000003016,
    FillFingerprintEntries1760000003017,
    DropFingerprintDigestIndex1760000003018,
    CreateFingerprintDecisions1760000003019,
    addsColumn('AddFaceSubjectBirthDate1760000003020', 'face_record', optionalText('subjectBirthDate', 10)),
    addsColumn('AddFaceSubjectStatus1760000003021', 'face_record', optionalText('subjectStatus', 16)),
    addsColumn('AddMissingPerson1760000003022', 'relative_profile', optionalText('missingPersonId', 36)),
    createsIndex('IndexMissingPerson1760000003023', 'relative_profile', 'relative_profile_missing', [
      'missingPersonId',
      'id',
    ]),
  ],
  records: [fingerprintRecords, dnaProfiles, faceRecords, relativeProfiles],
  file: fileOfFingerprints,
  open: openGalleries,
  createLoaders: (store, viewer, now) => createFingerprintLoaders(new FingerprintStore(store, viewer, now)),
  subjects: biometricSubjects,
  seeds: [specimensSeed, fingerprintsSeed],
};
