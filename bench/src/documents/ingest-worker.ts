import { parentPort, workerData } from 'node:worker_threads';
import { askDocuments, officerOf, type DocumentsAddress } from './documents-process';
import { syntheticDocument } from './synthetic-document';

/** What the thread that reports is told. */
export interface IngestOrder {
  address: DocumentsAddress;
  /** Number of the first synthetic document to report. */
  first: number;
  clients: number;
  seconds: number;
}

/** What it says when it is done. */
export interface Ingested {
  documents: number;
  seconds: number;
  /** How long each bulk took, in ms. */
  latencies: number[];
}

const DOCUMENTS = 1_000;
const REPORT = `mutation ($input: ReportTravelDocumentsInput!) {
  reportTravelDocuments(input: $input) { ... on ReportTravelDocumentsSuccess { recorded } }
}`;

/** Reports bulks of a thousand at full speed, in a thread of its own: making them must not hold up the checks' clock. */
async function ingest({ address, first, clients, seconds }: IngestOrder): Promise<Ingested> {
  const subgraph = askDocuments(address);
  const latencies: number[] = [];
  const started = performance.now();
  let next = first;
  const client = async () => {
    while (performance.now() - started < seconds * 1_000) {
      const from = next;
      next += DOCUMENTS;
      const { body, ms } = await subgraph.ask(REPORT, { input: bulk(from) }, officerOf('UTO'));
      if (!body.includes(`"recorded":${DOCUMENTS}`)) throw new Error(`a bulk was not recorded: ${body.slice(0, 300)}`);
      latencies.push(ms);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  await subgraph.close();
  return { documents: latencies.length * DOCUMENTS, seconds: (performance.now() - started) / 1_000, latencies };
}

function bulk(from: number): object {
  return {
    requestId: `bulk-${from}`,
    documents: Array.from({ length: DOCUMENTS }, (_, offset) => ({
      // The number of the place in the sequence: the issuer is the reporting bureau's, so the generator's own may repeat.
      number: `${syntheticDocument(from + offset).number.slice(0, 1)}${String(from + offset).padStart(9, '0')}`,
      issuingCountry: 'UTO',
      type: 'PASSPORT',
      status: 'STOLEN',
      issuedOn: '2021-03-04',
      validUntil: '2031-03-03',
      lossDate: '2026-05-06',
      lossPlace: 'Central station',
      lossCountry: 'UTO',
      nationalReference: `UTO/2026/${from + offset}`,
    })),
  };
}

void ingest(workerData as IngestOrder).then((done) => parentPort?.postMessage(done));
