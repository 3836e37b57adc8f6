import type { ProcessPart, Runtime } from '@crimegraph/shared/server/subgraph-definition';
import { CommissionDesk } from './commission/commission-desk';
import { HitDesk } from './hits/hit-desk';
import type { HitDeskSettings } from './settings';

/** What notices does beside the requests: the hit desk, and the commission's, which tells bureaus by the same lines. */
export class NoticesDesks implements ProcessPart {
  readonly hits: HitDesk;
  readonly commission: CommissionDesk;

  constructor(runtime: Runtime, settings: HitDeskSettings) {
    this.hits = new HitDesk(runtime, settings);
    this.commission = new CommissionDesk(runtime, settings.applicantKeys, () => this.hits.told());
  }

  start(): this {
    this.hits.start();
    this.commission.start();
    return this;
  }

  async stop(): Promise<void> {
    await Promise.all([this.hits.stop(), this.commission.stop()]);
  }
}
