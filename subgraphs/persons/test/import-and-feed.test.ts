import { persons } from '@crimegraph/persons/definition';
import { NameSearchKey } from '@crimegraph/persons/entities/name-search-key';
import { Person } from '@crimegraph/persons/entities/person';
import { PersonName } from '@crimegraph/persons/entities/person-name';
import { importUnList } from '@crimegraph/persons/import/un-list';
import type { PersonLoaders } from '@crimegraph/persons/loaders';
import { runSeeds } from '@crimegraph/shared/seed/run-seeds';
import { readLines } from '@crimegraph/shared/testing/feed-copy';
import { FeedExporter } from '@crimegraph/shared/testing/feed-exporter';
import { importText } from '@crimegraph/shared/testing/import-text';
import { startTestSubgraph, testViewer, type TestSubgraph } from '@crimegraph/shared/testing/test-subgraph';
import { unListExtract } from '@crimegraph/shared/un-list/un-list-extract';
import { personCalls } from './person-calls';

const HEADER =
  'family,given,script,status,kind,aliases,originalNames,birthDate,otherBirthDates,birthDateApproximate,birthPlace,birthCountry,sex,' +
  'nationalities,warnings,heightCm,weightKg,eyeColour,hairColour,marks,languages,caseReference,externalReferences,remarks';
const PERSON = `query ($id: ID!) { person(id: $id) {
  id owner { code name } confidentiality recordedAt updatedAt expiresAt kind name { full family given script kind quality }
  aliases { full family given script kind quality } birthDate otherBirthDates birthDateApproximate birthPlace birthCountry sex
  nationalities status warnings description { heightCm weightKg eyeColour { code label } hairColour { code label } marks languages }
  actionOnHit caseReference externalReferences { scheme value } remarks
} }`;

let subgraph: TestSubgraph;
let feed: FeedExporter<PersonLoaders>;
const { recorded } = personCalls(() => subgraph);
beforeAll(async () => {
  subgraph = await startTestSubgraph(persons);
  feed = new FeedExporter(persons, subgraph.store);
});
beforeEach(() =>
  subgraph.store.write(async (manager) => {
    for (const entity of [Person, PersonName, NameSearchKey]) await manager.deleteAll(entity);
  }),
);
afterAll(async () => {
  await feed.close();
  await subgraph.stop();
});

const importRows = (rows: readonly string[], header = HEADER) =>
  importText(persons, subgraph.store, `${[header, ...rows].join('\n')}\n`, { confidentiality: 2 });

test('a row is a person with all that the columns hold, found by the next search, shown by the feed as by the graph', async () => {
  const copy = await feed.fullCopy(testViewer);
  const row =
    'Eriksson,Anna Maria,Latn,WANTED,INDIVIDUAL,"Ericson, Anna; Anna",Эрикссон,1974-08-12,1974;1975-01,true,Zenith,ut0,F,' +
    'UTO;fr,ARMED;ESCAPED,170,60,BLU,BROF,scar,GER;FRE,UTO-1,NCIC:12;OTHER:a:b,"two\nlines"';
  const result = await importRows([row.replace('ut0', 'UTO')]);
  expect(result).toMatchObject({ recorded: 1, refused: 0, report: [] });
  await feed.update(copy, testViewer);
  const [person] = copy.at(new Date());
  const answer = await subgraph.ask(PERSON, { id: person?.id });
  expect(person).toEqual(answer.data?.['person']);
  expect(person).toMatchObject({
    owner: { code: 'UTO' },
    confidentiality: 'RESTRICTED',
    name: { full: 'Anna Maria Eriksson', kind: 'PRIMARY', script: 'Latn', quality: 'GOOD' },
    aliases: [
      { full: 'Anna Ericson', kind: 'ALIAS', script: 'Latn' },
      { full: 'Anna', family: 'Anna', kind: 'ALIAS' },
      { full: 'Эрикссон', kind: 'ORIGINAL_SCRIPT', script: 'Cyrl' },
    ],
    otherBirthDates: ['1974', '1975-01'],
    birthDateApproximate: true,
    birthCountry: 'UTO',
    nationalities: ['UTO', 'FRA'],
    warnings: ['ARMED', 'ESCAPED'],
    description: { heightCm: 170, eyeColour: { code: 'BLU', label: 'Blue' }, languages: ['GER', 'FRE'] },
    externalReferences: [
      { scheme: 'NCIC', value: '12' },
      { scheme: 'OTHER', value: 'a:b' },
    ],
    remarks: 'two\nlines',
  });
  const search = 'query { personSearch(search: { name: "Anna Maria Eriksson", birthDate: "1974-08-12" }) { verdict } }';
  expect((await subgraph.ask(search)).data).toEqual({ personSearch: { verdict: 'MATCH' } });
});

test('rows are refused by the rules of the mutation; the very same row is a duplicate, a namesake is not', async () => {
  const header = 'family,given,status,birthDate,aliases,heightCm,externalReferences,caseReference';
  const result = await importRows(
    [
      'Doe,Jane,MISSING,1990-01-02,,,,C1',
      'Doe,Jane,MISSING,1990-01-02,,,,C2',
      'Doe,Jane,MISSING,1990-01-02,,,,C1',
      ',,MISSING,,,,,',
      'Doe,,SANCTIONED,,,,,',
      'Doe,,LOST,1990-13,,tall,,',
      'Doe,,MISSING,,"Ok; , ;???",,none,',
      'Doe,,MISSING,2099,,300,,',
    ],
    header,
  );
  expect(result).toMatchObject({ recorded: 2, refused: 6 });
  expect(result.report).toEqual([
    '4,,DUPLICATE_RECORD,a person that is not on record in the very same words',
    '5,family,INVALID_INPUT,a family name or a given name with at least one letter or digit',
    expect.stringMatching(/^6,status,INVALID_INPUT,"a status other than SANCTIONED/),
    expect.stringMatching(/^7,birthDate,INVALID_INPUT,/),
    expect.stringMatching(/^7,status,INVALID_INPUT,"one of WANTED/),
    '7,heightCm,INVALID_INPUT,a whole number',
    '8,aliases,INVALID_INPUT,a family name or a given name with at least one letter or digit',
    '8,aliases,INVALID_INPUT,a family name or a given name with at least one letter or digit',
    '8,externalReferences,INVALID_INPUT,1 to 16 characters',
    '9,birthDate,INVALID_INPUT,a day that is not in the future',
    '9,heightCm,INVALID_INPUT,20 to 280',
  ]);
  const again = await importRows(['Doe,Jane,MISSING,1990-01-02,,,,C2', 'Roe,Jane,MISSING,,,,,'], header);
  expect(again).toMatchObject({ recorded: 1, refused: 1 });
});

test('a person that is recorded in the graph is in the feed', async () => {
  const copy = await feed.fullCopy(testViewer);
  const id = await recorded({ names: [{ family: 'Doe' }], status: 'SUSPECT' });
  await feed.update(copy, testViewer);
  expect(copy.at(new Date()).map((person) => person.id)).toEqual([id]);
});

test('a new UN list is told as what it changes: who came, who stayed, who left', async () => {
  const list = unListExtract();
  const now = new Date();
  const write = (individuals: typeof list.individuals) =>
    subgraph.store.write((manager) => importUnList(manager, { ...list, individuals, entities: [] }, now));
  await write(list.individuals.slice(0, 3));
  const copy = await feed.fullCopy(testViewer);
  await write(list.individuals.slice(1, 4));
  const told = readLines(await feed.update(copy, testViewer)).flatMap((line) =>
    'change' in line ? [line.change] : [],
  );
  expect(told.sort()).toEqual(['ADDED', 'CHANGED', 'CHANGED', 'WITHDRAWN']);
  expect(copy.at(now)).toEqual((await feed.fullCopy(testViewer)).at(now));
});

test('a seed is not told record by record: it asks for a full export', async () => {
  const copy = await feed.fullCopy(testViewer);
  const counts = { persons: 10, documents: 0, fingerprints: 0, vehicles: 0, notices: 0 };
  await runSeeds(subgraph.store, persons.seeds, counts, () => undefined);
  await expect(feed.update(copy, testViewer)).rejects.toThrow('a full export is needed');
  await feed.update(await feed.fullCopy(testViewer), testViewer);
});
