import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { writeMrz } from '@crimegraph/shared/mrz/write-mrz';
import { findCountryByName } from '@crimegraph/shared/reference/countries';
import { readUnList } from '@crimegraph/shared/un-list/read-un-list';
import { at, guard } from '../support/client';
import { operation } from '../support/operations';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const list = readUnList(readFileSync(join(projectRoot, 'shared/fixtures/un-consolidated-extract.xml'), 'utf8'));

/** A listed person with a passport of a known issuer that fits a machine readable zone. */
function listed() {
  for (const individual of list.individuals) {
    for (const document of individual.documents) {
      const issuer = findCountryByName(document.issuingCountryName ?? '')?.alpha3;
      const number = document.number.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
      if (document.type === 'PASSPORT' && issuer !== undefined && number.length >= 5 && number.length <= 9) {
        return { individual, number, issuer };
      }
    }
  }
  throw new Error('the extract has no listed passport');
}

test('a listed person’s passport is found, and leads to the person and the special notice', async () => {
  const { individual, number, issuer } = listed();
  const mrz = writeMrz({
    format: 'TD3',
    documentCode: 'P',
    issuingCountry: issuer,
    surname: 'SOMEBODY',
    givenNames: 'ELSE',
    documentNumber: number,
    nationality: issuer,
    birthDate: '1960-01-01',
    sex: 'M',
    expiryDate: '2030-01-01',
    optionalData: null,
  });
  const answer = await client.ask(operation('BorderCheck'), { mrz }, guard);
  expect(answer.errors).toBeUndefined();
  expect(at(answer, 'documentCheckByMrz.matches')).toMatchObject([
    {
      level: 'EXACT',
      document: {
        database: 'TDAWN',
        owner: { code: 'UNO' },
        holder: { status: 'SANCTIONED', notices: [{ reference: individual.reference, colour: 'UN_SECURITY_COUNCIL' }] },
        notices: [{ reference: individual.reference }],
      },
    },
  ]);
  expect(at(answer, 'noticeSearchByMrz.matches')).toMatchObject([{ notice: { reference: individual.reference } }]);
});

test.each([
  ['individuals', list.individuals],
  ['entities', list.entities],
])('every listed name is found: %s', async (_kind, entries) => {
  for (const entry of entries) {
    const answer = await client.ask(
      'query ($name: String!) { personSearch(search: { name: $name, minScore: 0 }) { candidates { person { externalReferences { scheme value } } } } }',
      { name: entry.fullName },
      guard,
    );
    const references = at<{ person: { externalReferences: { value: string }[] } }[]>(answer, 'personSearch.candidates');
    expect(references.flatMap((one) => one.person.externalReferences.map((reference) => reference.value))).toContain(
      entry.reference,
    );
  }
});
