import { Client } from 'pg';
import type { AskedName, GalleryPerson } from './name-data';
import type { Found, NameSearch } from './name-search';
import { PostgresProcess } from './postgres-process';

const ROWS_A_STATEMENT = 1_000;
/** What an equal birth date adds to a likeness of 0 to 1: about what a user would write. */
const BIRTH_DATE_BONUS = 0.5;

/** PostgreSQL's own search for like texts: a GIN index of trigrams and the module's own threshold. */
export class TrigramSearch implements NameSearch {
  private constructor(
    private readonly server: PostgresProcess,
    private readonly client: Client,
  ) {}

  static async open(gallery: readonly GalleryPerson[]): Promise<TrigramSearch> {
    const server = await PostgresProcess.start();
    try {
      const client = new Client(server.address);
      await client.connect();
      const search = new TrigramSearch(server, client);
      await search.fill(gallery);
      return search;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  async search({ q, dob }: AskedName, byNameAlone: boolean, first: number): Promise<Found[]> {
    const { rows } = await this.client.query<Found>(
      `SELECT id, max(similarity(name, $1) + CASE WHEN $2 = ANY(dob) THEN ${BIRTH_DATE_BONUS} ELSE 0 END)::float8 AS score
         FROM known WHERE name % $1 GROUP BY id ORDER BY score DESC, id LIMIT ${first}`,
      [q, byNameAlone ? null : dob],
    );
    return rows;
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.server.stop();
  }

  private async fill(gallery: readonly GalleryPerson[]): Promise<void> {
    await this.client.query('CREATE EXTENSION pg_trgm');
    await this.client.query('CREATE TABLE known (id text, name text, dob text[])');
    const names = gallery.flatMap(({ id, name, aliases, dob }) =>
      [name, ...aliases].map((full) => ({ id, full, dob })),
    );
    for (let start = 0; start < names.length; start += ROWS_A_STATEMENT) {
      const rows = names.slice(start, start + ROWS_A_STATEMENT);
      await this.client.query(
        'INSERT INTO known SELECT row->>0, row->>1, ARRAY(SELECT jsonb_array_elements_text(row->2)) FROM jsonb_array_elements($1::jsonb) row',
        [JSON.stringify(rows.map(({ id, full, dob }) => [id, full, dob]))],
      );
    }
    await this.client.query('CREATE INDEX known_trigrams ON known USING gin (name gin_trgm_ops)');
    await this.client.query('ANALYZE known');
  }
}
