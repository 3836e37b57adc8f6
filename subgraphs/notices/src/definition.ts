import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { indexesExpiry } from '@crimegraph/shared/retention/retention-migrations';
import type { SubgraphDefinition } from '@crimegraph/shared/server/subgraph-definition';
import { addsColumn } from '@crimegraph/shared/store/migrations/small-migrations';
import { integer, optionalText } from '@crimegraph/shared/store/record-columns';
import { CaseRecord } from './commission/entities/case-record';
import { CommissionAct } from './commission/entities/commission-act';
import { CommissionCase } from './commission/entities/commission-case';
import { CommissionOrder } from './commission/entities/commission-order';
import { commissionMigrations } from './commission/migrations';
import { commissionTypes } from './commission/resolvers/commission-types';
import { DeskEvent } from './entities/desk-event';
import { DeskLine } from './entities/desk-line';
import { Hit as HitEntity } from './entities/hit';
import { HitAct as HitActEntity } from './entities/hit-act';
import { Notice as NoticeEntity } from './entities/notice';
import { NoticeDocument } from './entities/notice-document';
import { NoticeFingerprint } from './entities/notice-fingerprint';
import { NoticeSubjectName } from './entities/notice-subject-name';
import { NoticeVehicle } from './entities/notice-vehicle';
import { Webhook as WebhookEntity } from './entities/webhook';
import { WebhookDelivery } from './entities/webhook-delivery';
import { readFeed } from './feed/read-feed';
import { receiveHits } from './hits/receive-hits';
import { receiveReview } from './hits/receive-review';
import { createNoticeLoaders, type NoticeLoaders } from './loaders';
import { noticeRecords } from './record-sources';
import { CreateHits1760000005006 } from './migrations/create-hits';
import { hitDeskMigrations } from './migrations/hit-desk';
import { noticeParticulars } from './migrations/create-notice-particulars';
import { CreateNotices1760000005001 } from './migrations/create-notices';
import { NoticesDesks } from './notices-desks';
import { FingerprintRecord } from './resolvers/FingerprintRecord';
import { Hit, HitAct } from './resolvers/Hit';
import { Mutation } from './resolvers/Mutation';
import { Notice } from './resolvers/Notice';
import {
  ExtendRetentionSuccess,
  hitOutcomes,
  HitRecordType,
  RequestNoticeSuccess,
  RestrictedParty,
  RestrictRecordSuccess,
  webhookOutcomes,
} from './resolvers/outcomes';
import { Person } from './resolvers/Person';
import { Query } from './resolvers/Query';
import { TravelDocument } from './resolvers/TravelDocument';
import { Vehicle } from './resolvers/Vehicle';
import { DeadLetter, Webhook } from './resolvers/Webhook';
import { hitsSeed } from './seed/hits';
import { noticesSeed } from './seed/notices';
import { specimensSeed } from './seed/specimens';
import { unListSeed } from './seed/un-list';
import { hitDeskSettings } from './settings';
import { noticeSubjects } from './subjects';

/** The notices subgraph: notices and diffusions, and the hit desk. */
export const notices: SubgraphDefinition<NoticeLoaders> = {
  name: 'notices',
  schemaPath: join(projectRoot, 'subgraphs/notices/schema.graphql'),
  resolvers: {
    Query,
    Mutation,
    Notice,
    Hit,
    HitAct,
    Webhook,
    DeadLetter,
    Person,
    TravelDocument,
    Vehicle,
    FingerprintRecord,
    RequestNoticeSuccess,
    RestrictRecordSuccess,
    ExtendRetentionSuccess,
    RestrictedParty,
    ...hitOutcomes,
    ...webhookOutcomes,
    HitRecordType,
    ...commissionTypes,
  },
  entities: [
    NoticeEntity,
    NoticeSubjectName,
    NoticeDocument,
    NoticeVehicle,
    NoticeFingerprint,
    HitEntity,
    HitActEntity,
    DeskEvent,
    DeskLine,
    WebhookEntity,
    WebhookDelivery,
    CommissionCase,
    CaseRecord,
    CommissionAct,
    CommissionOrder,
  ],
  migrations: [
    CreateNotices1760000005001,
    ...noticeParticulars,
    CreateHits1760000005006,
    ...hitDeskMigrations,
    ...commissionMigrations,
    indexesExpiry('IndexNoticeExpiry1760000005200', 'notice'),
    addsColumn('AddNoticeSubjectStatus1760000005201', 'notice', optionalText('subjectStatus', 16)),
    addsColumn('AddWebhookReviews1760000005260', 'webhook', integer('toldOfReviews', { default: 0 })),
  ],
  records: [noticeRecords],
  open: (runtime) => new NoticesDesks(runtime, hitDeskSettings(runtime.settings.auditKey)).start(),
  createLoaders: (store, viewer, now, desks?: NoticesDesks) => createNoticeLoaders(store, viewer, now, desks),
  seeds: [specimensSeed, unListSeed, noticesSeed, hitsSeed],
  subjects: [noticeSubjects],
  internal: { hits: receiveHits, 'hit-feed': readFeed, 'review-tasks': receiveReview },
};
