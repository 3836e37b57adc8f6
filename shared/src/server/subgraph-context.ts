import type { Act } from '../audit/act';
import type { AuditTrail } from '../audit/audit-trail';
import type { Viewer } from '../identity/viewer';
import type { Store } from '../store/store';
import type { CallService } from './service-calls';

/** What every resolver of a subgraph is given, new for each request. */
export interface SubgraphContext<Loaders> {
  readonly viewer: Viewer;
  /** In a mutation, what it writes is audited in the transaction of the write. */
  readonly store: Store;
  readonly loaders: Loaders;
  /** The act that is under way: that of the root field or edge which is resolved. */
  readonly audit: Act;
  /** All that the request does. The server keeps it; resolvers use `audit`. */
  readonly trail: AuditTrail;
  /** Calls another of our services for this caller. */
  readonly callService: CallService;
  /** The instant of the request: retention, ages and deadlines are judged from it. */
  readonly now: Date;
}
