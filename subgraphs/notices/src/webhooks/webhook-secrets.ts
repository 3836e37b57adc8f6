import { randomBytes } from 'node:crypto';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { SealedJson } from '../sealed-json';

const SECRET_BYTES = 32;

/** Makes and keeps the secrets that webhooks are signed with: in the store they are encrypted. */
export class WebhookSecrets {
  private readonly sealed: SealedJson<{ webhookId: string; secret: string }>;

  constructor(keys: CallerKeys) {
    this.sealed = new SealedJson(keys, 'webhook secret');
  }

  /** A new secret, in the form of the Standard Webhooks specification. */
  create(): string {
    return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
  }

  /** The secret as the store keeps it. It opens for this webhook only, so that rows cannot be exchanged. */
  seal(webhookId: string, secret: string): Promise<string> {
    return this.sealed.seal({ webhookId, secret });
  }

  /** @throws when it was sealed under an unknown key, for another webhook, or was changed */
  async open(webhookId: string, sealed: string): Promise<string> {
    const content = await this.sealed.open(sealed);
    if (content.webhookId !== webhookId) throw new Error('a webhook secret is that of another webhook');
    return content.secret;
  }
}
