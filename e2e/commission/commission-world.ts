import { faceVectorText } from '@crimegraph/fingerprints/faces/face-vector';
import type { SubgraphName } from '@crimegraph/shared/config/subgraphs';
import type { Store } from '@crimegraph/shared/store/store';
import { type Asker, at, type Client, utopian } from '../support/client';
import { type InProcessSystem, startInProcess } from '../support/in-process-system';
import { lociOf } from '../non-interference/operations';
import { commission, read, type ShownOrder } from './commission-client';

/** Family names that no search takes for each other, nor for one of the seeds. */
const UNALIKE = [
  'Zuyderwijk',
  'Quackernack',
  'Fjellstrom',
  'Brzozowczyk',
  'Mwangolera',
  'Tuxhorn',
  'Ghafouripour',
  'Xanthakis',
  'Oberlechner',
  'Pdvorsky',
];

/** The person of the specimens, on whom every database holds something. */
export const eriksson = {
  names: ['Anna Maria Eriksson'],
  birthDate: '1974-08-12',
  documents: [{ number: 'l898902c3', issuingCountry: 'UTO' }],
};

/** What is not found because the machine was busy would be a difference that tells nothing. */
const PATIENT = { subgraphDeadlineMs: 5_000, requestDeadlineMs: 10_000 };

/** What the commission is shown of a record. */
export interface Held {
  recordId: string;
  recordType: string;
  owner: { code: string };
  restriction: string;
  grounds: string[];
  data: string;
}

/** What it is shown of a database. */
export interface Database {
  database: string;
  searched: boolean;
  records: Held[] | null;
}

/** A case as it is shown. */
export interface ShownCase {
  history: { kind: string; officer: string | null; bureau: object | null }[];
  orders: ShownOrder[];
}

/** A whole system with the specimens and a few more, as the commission and owners use it, and with its stores open. */
export class CommissionWorld {
  private people = 0;

  private constructor(readonly system: InProcessSystem) {}

  static async start(): Promise<CommissionWorld> {
    return new CommissionWorld(
      await startInProcess({ persons: 20, documents: 20, fingerprints: 5, vehicles: 20, notices: 20 }, PATIENT),
    );
  }

  get client(): Client {
    return this.system.client;
  }

  store(name: SubgraphName): Store {
    const subgraph = this.system.subgraphs.get(name);
    if (subgraph === undefined) throw new Error(`${name} does not run`);
    return subgraph.store;
  }

  /** Does what no act of the graph does. */
  async change(name: SubgraphName, sql: string): Promise<void> {
    await this.store(name).write((manager) => manager.query(sql));
  }

  /** All that every database holds. */
  async search(subject: object, asker = commission('CCF/SEARCH')): Promise<Held[]> {
    const answer = await read(this.client, 'SubjectSearch', { subject }, asker);
    expect(answer.errors).toBeUndefined();
    const databases = at<Database[]>(answer, 'subjectSearch.databases');
    expect(databases.map(({ searched }) => searched)).toEqual(Array(5).fill(true));
    return databases.flatMap(({ records }) => records ?? []);
  }

  async caseOf(id: string, asker: Asker): Promise<ShownCase> {
    const answer = await read(this.client, 'CommissionCase', { id }, asker);
    expect(answer.errors).toBeUndefined();
    return answer.data?.['commissionCase'] as ShownCase;
  }

  /** Records a person of Utopia's who is in no seed; gives the id and the name. */
  async recorded(): Promise<{ person: string; name: string }> {
    this.people += 1;
    const family = UNALIKE[this.people % UNALIKE.length] ?? '';
    const query = `mutation ($input: RecordPersonInput!) {
      recordPerson(input: $input) { __typename ... on RecordPersonSuccess { person { id } } }
    }`;
    const person = {
      names: [{ family, given: 'Ina', script: 'Latn', kind: 'PRIMARY', quality: 'GOOD' }],
      birthDate: '1980-02-03',
      status: 'SUSPECT',
      warnings: [],
    };
    const input = { requestId: `person-${this.people}`, person };
    const answer = await this.client.ask(query, { input }, utopian);
    return { person: at(answer, 'recordPerson.person.id'), name: `Ina ${family}` };
  }

  /** Records a face, a profile and that of a relative for a person, as Utopia's. */
  async recordBiometrics(person: string): Promise<void> {
    const loci = lociOf(40);
    const query = `mutation ($face: RecordFaceInput!, $dna: RecordDnaProfileInput!, $relative: RecordRelativeProfileInput!) {
      recordFace(input: $face) { __typename }
      recordDnaProfile(input: $dna) { __typename }
      recordRelativeProfile(input: $relative) { __typename }
    }`;
    const vector = faceVectorText(Float32Array.from({ length: 32 }, () => 1));
    const template = { model: 'ArcFace', modelVersion: '1', vector };
    const variables = {
      face: { requestId: 'face', template, quality: { score: 80 }, personId: person },
      dna: { requestId: 'dna', kind: 'PERSON', loci, personId: person },
      relative: {
        requestId: 'relative',
        relationship: 'PARENT',
        consentedOn: '2026-01-01',
        loci,
        missingPersonId: person,
      },
    };
    const answer = await this.client.ask(query, variables, { ...utopian, purpose: 'IDENTIFICATION' });
    expect(answer.data).toEqual({
      recordFace: { __typename: 'RecordFaceSuccess' },
      recordDnaProfile: { __typename: 'RecordDnaProfileSuccess' },
      recordRelativeProfile: { __typename: 'RecordRelativeProfileSuccess' },
    });
  }

  async isSeenBy(asker: Asker, person: string): Promise<boolean> {
    const answer = await this.client.ask('query ($id: ID!) { person(id: $id) { id } }', { id: person }, asker);
    return answer.data?.['person'] !== null;
  }
}
