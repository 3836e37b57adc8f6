import type { DocumentsProcess } from './documents-process';
import type { DocumentIdentity } from './synthetic-document';

const FIELDS = 'checkId verdict matches { level document { id number type status owner { code } } }';
const SINGLE = `query ($number: String!, $issuingCountry: CountryCode!) {
  documentCheck(number: $number, issuingCountry: $issuingCountry) { ${FIELDS} }
}`;
const BULK = `query ($documents: [DocumentKeyInput!]!) { documentChecks(documents: $documents) { ${FIELDS} } }`;

interface Answer {
  data?: { documentCheck?: Check; documentChecks?: Check[] };
}

interface Check {
  verdict: string;
}

/**
 * Asks the subgraph for `documents`; gives the latency in ms.
 *
 * @throws when as many of them as `hits` were not found, or one was not answered
 */
export async function ourCheck(
  subgraph: DocumentsProcess,
  documents: readonly DocumentIdentity[],
  hits: number,
): Promise<number> {
  const [only] = documents;
  const { body, ms } =
    documents.length === 1 && only !== undefined
      ? await subgraph.ask(SINGLE, only)
      : await subgraph.ask(BULK, { documents });
  const { data } = JSON.parse(body) as Answer;
  const checks = data?.documentChecks ?? [data?.documentCheck];
  const found = checks.filter((check) => check?.verdict === 'MATCH').length;
  const missed = checks.filter((check) => check?.verdict === 'NO_RECORD').length;
  if (found !== hits || found + missed !== documents.length) {
    throw new Error(`${found} of ${hits} found, ${missed} not: ${body.slice(0, 300)}`);
  }
  return ms;
}
