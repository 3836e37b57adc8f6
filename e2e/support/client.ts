import { signTrialToken, type TrialToken } from '@crimegraph/gateway/identity/trial-token';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import type { Purpose } from '@crimegraph/shared/identity/purposes';

/** An error as a client sees it. */
export interface ClientError {
  message: string;
  path?: (string | number)[];
  extensions: Record<string, unknown>;
}

/** An answer as a client sees it. */
export interface Answer {
  status: number;
  data?: Record<string, unknown> | null;
  errors?: ClientError[];
}

/** Who asks, and why. */
export interface Asker extends TrialToken {
  purpose?: Purpose;
  /** The case they work on; `null` for none. */
  caseReference?: string | null;
}

/** A border guard of NCB Paris. */
export const guard: Asker = { bureau: 'FRA', role: 'border', purpose: 'BORDER_CONTROL' };
/** An officer of NCB Paris. */
export const officer: Asker = { bureau: 'FRA', role: 'officer', purpose: 'INVESTIGATION' };
/** An officer of the specimen bureau. */
export const utopian: Asker = { bureau: 'UTO', role: 'officer', purpose: 'INVESTIGATION' };

/** A carrier that NCB Paris let in. */
export const partner: Asker = { bureau: 'FRA', entity: 'a carrier', role: 'partner', purpose: 'SECURITY_CHECK' };

/** Asks the graph at a gateway as a client does. */
export class Client {
  constructor(
    readonly url: string,
    readonly dataDir: string,
  ) {}

  async token(asker: TrialToken): Promise<string> {
    return signTrialToken(await developmentKeys(this.dataDir), asker);
  }

  async ask(
    query: string,
    variables: Record<string, unknown> = {},
    asker: Asker = officer,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const { purpose = 'INVESTIGATION', caseReference = 'TEST-1' } = asker;
    const response = await this.post(JSON.stringify({ query, variables }), {
      authorization: `Bearer ${await this.token(asker)}`,
      'x-purpose': purpose,
      ...(caseReference !== null && { 'x-case-reference': caseReference }),
      ...headers,
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
  }

  /** Sends `body` as it is; the headers given are added to, or replace, those of an ordinary request. */
  post(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: body as NonNullable<RequestInit['body']>,
      signal: AbortSignal.timeout(15_000),
    });
  }
}

/** The value at a dotted path of an answer; throws when the way there is null. */
export function at<T>(answer: Answer, path: string): T {
  let value: unknown = answer.data;
  for (const part of path.split('.')) {
    if (value === null || value === undefined) throw new Error(`nothing at ${path}: ${JSON.stringify(answer.errors)}`);
    value = (value as Record<string, unknown>)[part];
  }
  return value as T;
}
