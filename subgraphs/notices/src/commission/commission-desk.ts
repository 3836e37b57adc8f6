import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import type { ProcessPart, Runtime } from '@crimegraph/shared/server/subgraph-definition';
import { ApplicantSeal } from './applicant-seal';
import { OrderDispatcher } from './order-dispatcher';

/** What the commission's desk works with, and what it does beside the requests: it carries orders to the databases. */
export class CommissionDesk implements ProcessPart {
  readonly applicants: ApplicantSeal;
  private readonly dispatcher: OrderDispatcher;

  /**
   * @param keys that applicants are encrypted under: the first encrypts, all decrypt
   * @param told is called when something was told to bureaus
   */
  constructor({ store, settings, logger }: Runtime, keys: CallerKeys, told: () => void) {
    this.applicants = new ApplicantSeal(keys, settings.auditKey);
    this.dispatcher = new OrderDispatcher(store, settings, told, logger);
  }

  start(): this {
    this.dispatcher.nudge();
    return this;
  }

  /** To be called when an order was given: it is carried out at once. */
  ordered(): void {
    this.dispatcher.nudge();
  }

  stop(): Promise<void> {
    return this.dispatcher.stop();
  }
}
