import { signTrialToken } from '@crimegraph/gateway/identity/trial-token';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { Pool } from 'undici';
import type { TrialSystem } from '../trial-system';

/** The writes of one turn: by the name of the mutation, its input, and where the record stands in what it gives. */
type Writes = Readonly<Record<string, readonly [input: object, record: string]>>;

/** An owner who hides records, and an officer of another bureau who asks for them, at the gateway of a whole system. */
export class TrialClient {
  private constructor(
    private readonly pool: Pool,
    private readonly owner: string,
    private readonly officer: string,
  ) {}

  static async of({ url, dataDir }: TrialSystem): Promise<TrialClient> {
    const keys = await developmentKeys(dataDir);
    const token = (bureau: string) => signTrialToken(keys, { bureau, role: 'officer' });
    const pool = new Pool(new URL(url).origin, { connections: 1, pipelining: 1 });
    return new TrialClient(pool, await token('UTO'), await token('FRA'));
  }

  /** Writes as the owner; gives the ids of the records, by mutation. @throws when one is not made */
  async write<T extends Writes>(turn: number, writes: T): Promise<{ [Name in keyof T]: string }> {
    const ids: Partial<Record<string, string>> = {};
    for (const [name, [input, record]] of Object.entries(writes)) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) { ... on ${type}Success { ${record} { id } } } }`;
      const text = await this.post(this.owner, query, { input: { requestId: `${name} ${turn}`, ...input } });
      const answer = JSON.parse(text) as { data?: Record<string, Record<string, { id: string }>> };
      const id = answer.data?.[name]?.[record]?.id;
      if (id === undefined) throw new Error(`${name}: ${text.slice(0, 500)}`);
      ids[name] = id;
    }
    return ids as { [Name in keyof T]: string };
  }

  /** Restricts a record of the owner's to the owner. */
  async hide(recordId: string): Promise<void> {
    const query = `mutation ($input: RestrictRecordInput!) { restrictRecord(input: $input) { __typename } }`;
    const input = { requestId: `hide ${recordId}`.slice(0, 64), recordId, mode: 'ALLOW', listed: [] };
    const text = await this.post(this.owner, query, { input });
    if (!text.includes('RestrictRecordSuccess')) throw new Error(`not hidden: ${text.slice(0, 500)}`);
  }

  /** How long an answer takes, in µs. @throws when it is another than is expected: whoever may not see something has seen it */
  async timed(query: string, variables: object, expected: string): Promise<number> {
    const body = JSON.stringify({ query, variables });
    const begun = process.hrtime.bigint();
    const text = await this.send(this.officer, body);
    const took = Number(process.hrtime.bigint() - begun) / 1_000;
    if (text !== expected) throw new Error(`expected ${expected}, got ${text.slice(0, 500)}`);
    return took;
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  private post(token: string, query: string, variables: object): Promise<string> {
    return this.send(token, JSON.stringify({ query, variables }));
  }

  private async send(token: string, body: string): Promise<string> {
    const response = await this.pool.request({
      method: 'POST',
      path: '/graphql',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'x-purpose': 'IDENTIFICATION',
        'x-case-reference': 'BENCH-1',
      },
      body,
    });
    return response.body.text();
  }
}
