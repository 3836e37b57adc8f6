import { databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { writeMrz } from '@crimegraph/shared/mrz/write-mrz';
import { Random } from '@crimegraph/shared/synthetic/random';
import { startTrialSystem } from '../trial-system';
import { compareSamples, median } from './compare-samples';
import { HIDDEN, type HiddenWorld, keys, recordHidden } from './hidden-world';
import { TrialClient } from './trial-client';

const PAIRS = 2_000;
const WARM_UP = 150;

/** One question, by the number of a key: the first `HIDDEN` lead to hidden records, the next as many to nothing. */
interface Question {
  readonly query: string;
  variables(index: number): object;
  /** What both are answered, byte by byte. */
  readonly expected: string;
}

/**
 * Whether the time of an answer tells that there is a record which the caller may not see. Of each pair of requests one asks for what
 * is there and hidden, the other for what is not there at all; which of them comes first is drawn by lot, so that both meet the same
 * machine. The whole system with its gateway, over HTTP, on embedded stores with the small seeded world, one request at a time: the
 * best place from which to measure. `--pairs N` for other than 2,000 pairs of each question, `--questions A,B` for some of them.
 */
export async function nonInterference(options: string[]): Promise<Record<string, number>> {
  const option = (name: string) => options[options.indexOf(name) + 1 || options.length];
  const pairs = Number(option('--pairs') ?? PAIRS);
  const asked = option('--questions')?.split(',');
  const system = await startTrialSystem();
  const client = await TrialClient.of(system);
  const figures: Record<string, number> = {};
  try {
    const world = await recordHidden(client);
    const questions = questionsOn(world);
    for (const name of asked ?? Object.keys(questions)) {
      const question = questions[name];
      if (question === undefined) throw new Error(`expected questions of: ${Object.keys(questions).join(', ')}.`);
      const { hidden, absent } = await timesOf(client, question, pairs);
      const { medians, means, above, mannWhitneyZ, welchT } = compareSamples(hidden, absent);
      Object.assign(figures, {
        [`${name}MedianUs`]: rounded(median(absent)),
        [`${name}MediansDifferUs`]: rounded(medians),
        [`${name}MeansDifferUs`]: rounded(means),
        [`${name}Above`]: Math.round(above * 1_000) / 1_000,
        [`${name}MannWhitneyZ`]: rounded(mannWhitneyZ),
        [`${name}WelchT`]: rounded(welchT),
      });
    }
  } finally {
    await client.close();
    await system.stop();
    system.remove();
  }
  return { pairs, ...figures };
}

/** The times of both kinds, pair by pair. */
async function timesOf(client: TrialClient, question: Question, pairs: number) {
  const lot = new Random('order of pairs', pairs);
  const ask = (index: number) => client.timed(question.query, question.variables(index), question.expected);
  const [hidden, absent]: [number[], number[]] = [[], []];
  for (let pair = -WARM_UP; pair < pairs; pair += 1) {
    const index = (pair + WARM_UP) % HIDDEN;
    const hiddenFirst = lot.unit() < 0.5;
    const first = await ask(hiddenFirst ? index : HIDDEN + index);
    const second = await ask(hiddenFirst ? HIDDEN + index : index);
    if (pair < 0) continue;
    hidden.push(hiddenFirst ? first : second);
    absent.push(hiddenFirst ? second : first);
  }
  return { hidden, absent };
}

function questionsOn({ documents, persons, vehicles }: HiddenWorld): Record<string, Question> {
  const byId = (type: 'TravelDocument' | 'Person' | 'Vehicle', field: string, ids: readonly string[]): Question => {
    const absent = ids.map((id) => globalId(type, neighbour(databaseId(type, id) ?? '')));
    return {
      query: `query ($id: ID!) { ${field}(id: $id) { id } }`,
      variables: (index) => ({ id: [...ids, ...absent][index] }),
      expected: `{"data":{"${field}":null}}\n`,
    };
  };
  const search = (field: string, variable: string, variables: (index: number) => object, found: string): Question => ({
    query: `query (${variable}) { ${field} { verdict ${found} { level } } }`,
    variables,
    expected: `{"data":{"${field.replace(/\(.*/s, '')}":{"verdict":"NO_RECORD","${found}":[]}}}\n`,
  });
  const fingers = (index: number) => [{ position: 2, data: keys.finger(index) }];
  return {
    documentCheck: search(
      'documentCheck(number: $number, issuingCountry: "UTO")',
      '$number: String!',
      (index) => ({ number: keys.document(index) }),
      'matches',
    ),
    travelDocument: byId('TravelDocument', 'travelDocument', documents),
    personSearch: search(
      'personSearch(search: $search)',
      '$search: PersonSearchInput!',
      (index) => ({ search: { name: `${keys.given(index)} ${keys.family(index)}`, birthDate: keys.birthDate(index) } }),
      'candidates',
    ),
    person: byId('Person', 'person', persons),
    vehicleCheck: search('vehicleCheck(vin: $vin)', '$vin: String!', (index) => ({ vin: keys.vin(index) }), 'matches'),
    vehicleCheckByPlate: search(
      'vehicleCheckByPlate(plate: $plate)',
      '$plate: String!',
      (index) => ({ plate: keys.plate(index) }),
      'matches',
    ),
    vehicle: byId('Vehicle', 'vehicle', vehicles),
    noticeSearchByMrz: search(
      'noticeSearchByMrz(mrz: $mrz)',
      '$mrz: Mrz!',
      (index) => ({ mrz: zoneOf(index) }),
      'matches',
    ),
    fingerprintIdentification: search(
      'fingerprintIdentification(input: { templates: $templates })',
      '$templates: [FingerTemplateInput!]!',
      (index) => ({ templates: fingers(index) }),
      'candidates',
    ),
    dnaSearch: search(
      'dnaSearch(input: { kind: SCENE, loci: $loci })',
      '$loci: [DnaLocusInput!]!',
      (index) => ({ loci: keys.loci(index) }),
      'candidates',
    ),
    kinshipSearch: search(
      'kinshipSearch(input: { kind: UNIDENTIFIED_BODY, loci: $loci })',
      '$loci: [DnaLocusInput!]!',
      (index) => ({ loci: keys.loci(index) }),
      'candidates',
    ),
    faceSearch: search(
      'faceSearch(input: { template: $template })',
      '$template: FaceTemplateInput!',
      (index) => ({ template: keys.face(index) }),
      'candidates',
    ),
  };
}

/** An id that nobody has, in the place of the index at which the hidden one stands. */
function neighbour(id: string): string {
  return `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
}

function zoneOf(index: number): string {
  return writeMrz({
    format: 'TD3',
    documentCode: 'P',
    issuingCountry: 'UTO',
    surname: keys.family(index),
    givenNames: keys.given(index),
    documentNumber: `ZZ${7_333_333 + index * 37}`,
    nationality: 'UTO',
    birthDate: keys.birthDate(index),
    sex: 'X',
    expiryDate: '2031-01-01',
    optionalData: null,
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
