import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import type { SubgraphDefinition } from '@crimegraph/shared/server/subgraph-definition';
import { Hit as HitEntity } from './entities/hit';
import { Notice as NoticeEntity } from './entities/notice';
import { NoticeDocument } from './entities/notice-document';
import { NoticeFingerprint } from './entities/notice-fingerprint';
import { NoticeSubjectName } from './entities/notice-subject-name';
import { NoticeVehicle } from './entities/notice-vehicle';
import { HitStore } from './hit-store';
import { receiveHits } from './hits/receive-hits';
import { createNoticeLoaders, type NoticeLoaders } from './loaders';
import { CreateHits1760000005006 } from './migrations/create-hits';
import { noticeParticulars } from './migrations/create-notice-particulars';
import { CreateNotices1760000005001 } from './migrations/create-notices';
import { Hit } from './resolvers/Hit';
import { Mutation } from './resolvers/Mutation';
import { Notice } from './resolvers/Notice';
import { HitRecordType, RequestNoticeSuccess } from './resolvers/outcomes';
import { Person } from './resolvers/Person';
import { Query } from './resolvers/Query';
import { TravelDocument } from './resolvers/TravelDocument';
import { Vehicle } from './resolvers/Vehicle';
import { hitsSeed } from './seed/hits';
import { noticesSeed } from './seed/notices';
import { specimensSeed } from './seed/specimens';
import { unListSeed } from './seed/un-list';
import { NoticeStore } from './store';

/** The notices subgraph: notices and diffusions, and the hit desk. */
export const notices: SubgraphDefinition<NoticeLoaders> = {
  name: 'notices',
  schemaPath: join(projectRoot, 'subgraphs/notices/schema.graphql'),
  resolvers: { Query, Mutation, Notice, Hit, Person, TravelDocument, Vehicle, RequestNoticeSuccess, HitRecordType },
  entities: [NoticeEntity, NoticeSubjectName, NoticeDocument, NoticeVehicle, NoticeFingerprint, HitEntity],
  migrations: [CreateNotices1760000005001, ...noticeParticulars, CreateHits1760000005006],
  createLoaders: (store, viewer, now) =>
    createNoticeLoaders(new NoticeStore(store, viewer, now), new HitStore(store, viewer)),
  seeds: [specimensSeed, unListSeed, noticesSeed, hitsSeed],
  internal: { hits: receiveHits },
};
