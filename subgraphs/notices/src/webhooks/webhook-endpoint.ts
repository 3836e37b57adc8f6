import { abortAfter } from '@crimegraph/shared/work/abort-after';
import { Webhook as Signer } from 'standardwebhooks';
import { Agent, request } from 'undici';
import type { DeskEvent } from '../entities/desk-event';
import { UnreachableAddress, type WebhookAddresses } from './webhook-addresses';

/** What an endpoint made of an event: it has it, or why not. */
export type Receipt = { taken: true } | { taken: false; failure: string; forGood: boolean };

/** An answer says nothing; what is read of it only lets the connection be used again. */
const MAX_ANSWER_BYTES = 16_384;
const GONE = 410;

/** Sends events to the endpoints of bureaus, signed as the Standard Webhooks specification says. */
export class WebhookEndpoint {
  private readonly agent: Agent;

  constructor(
    private readonly addresses: WebhookAddresses,
    private readonly deadlineMs: number,
  ) {
    this.agent = new Agent({ connect: { lookup: addresses.lookup, timeout: deadlineMs }, pipelining: 1 });
  }

  /** One try. Redirections are not followed: they would lead to where nobody registered. */
  async send(url: string, secret: string, event: DeskEvent, stopping: AbortSignal): Promise<Receipt> {
    const target = new URL(url);
    try {
      this.addresses.assertLiteral(target);
      const statusCode = await abortAfter(this.deadlineMs, stopping, (signal) =>
        this.post(target, secret, event, signal),
      );
      if (statusCode >= 200 && statusCode < 300) return { taken: true };
      return { taken: false, failure: `HTTP_${statusCode}`, forGood: statusCode === GONE };
    } catch (error) {
      return { taken: false, failure: failureOf(error), forGood: false };
    }
  }

  private async post(target: URL, secret: string, event: DeskEvent, signal: AbortSignal): Promise<number> {
    const sentAt = new Date();
    const { statusCode, body } = await request(target, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'crimegraph-webhooks',
        'webhook-id': event.id,
        'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
        'webhook-signature': new Signer(secret).sign(event.id, sentAt, event.payload),
      },
      body: event.payload,
      dispatcher: this.agent,
      signal,
    });
    await body.dump({ limit: MAX_ANSWER_BYTES, signal });
    return statusCode;
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

/** A code that the bureau may see: nothing of what the system said, which may tell of our own network. */
function failureOf(error: unknown): string {
  const { name, code, cause } = error as { name?: string; code?: string; cause?: unknown };
  if (error instanceof UnreachableAddress || cause instanceof UnreachableAddress) return 'ADDRESS_NOT_PUBLIC';
  if (name === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT') return 'TIMEOUT';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'NAME_NOT_RESOLVED';
  if (code?.includes('CERT') || code?.startsWith('ERR_TLS') || code?.startsWith('ERR_SSL')) return 'TLS';
  return 'CONNECTION';
}
