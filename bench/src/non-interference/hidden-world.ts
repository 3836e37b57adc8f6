import { faceVectorText } from '@crimegraph/fingerprints/faces/face-vector';
import { demoTemplate } from '@crimegraph/fingerprints/seed/demo-template';
import { syntheticAlleles } from '@crimegraph/fingerprints/seed/synthetic-alleles';
import { Random } from '@crimegraph/shared/synthetic/random';
import type { TrialClient } from './trial-client';

/** How many records of each kind are hidden; the same number of keys leads to nothing. */
export const HIDDEN = 60;
/** Beyond whatever is seeded. */
const FIRST = 70_000_000;

/** What a record is found by; records of the first `HIDDEN` keys are on record, and hidden, those of the next as many are not. */
export const keys = {
  document: (index: number) => `XH${String(7_222_222 + index * 37)}`,
  vin: (index: number) => `WVWZZZ3BZ8E${String(222_222 + index * 37)}`,
  plate: (index: number) => `XH${String(72_222 + index * 37)}`,
  family: (index: number) => syllables(new Random('hidden-family', index), 4),
  given: (index: number) => syllables(new Random('hidden-given', index), 3),
  birthDate: (index: number) => `19${50 + (index % 40)}-0${1 + (index % 9)}-1${index % 10}`,
  finger: (index: number) => demoTemplate(FIRST + index),
  loci: (index: number) =>
    Object.entries(syntheticAlleles(FIRST + index)).map(([locus, alleles]) => ({ locus, alleles })),
  face: (index: number) => {
    const random = new Random('hidden-face', index);
    const vector = faceVectorText(Float32Array.from({ length: 128 }, () => random.unit() - 0.5));
    return { model: 'bench', modelVersion: '1', vector };
  },
};

/** The ids of the hidden records that can be asked for by id. */
export interface HiddenWorld {
  documents: string[];
  persons: string[];
  vehicles: string[];
}

/** Records one hidden record of each kind for each key, as Utopia's, by the graph itself: confidential, or for nobody else. */
export async function recordHidden(client: TrialClient): Promise<HiddenWorld> {
  const world: HiddenWorld = { documents: [], persons: [], vehicles: [] };
  for (let index = 0; index < HIDDEN; index += 1) {
    const names = [
      { family: keys.family(index), given: keys.given(index), script: 'Latn', kind: 'PRIMARY', quality: 'GOOD' },
    ];
    const birthDate = keys.birthDate(index);
    const confidentiality = 'CONFIDENTIAL';
    const document = { number: keys.document(index), issuingCountry: 'UTO', type: 'PASSPORT', status: 'STOLEN' };
    const vehicle = { vin: keys.vin(index), plate: keys.plate(index), plateCountry: 'UTO', type: 'CAR' };
    const loci = keys.loci(index);
    const relative = { relationship: 'PARENT', consentedOn: '2026-01-01', loci, confidentiality };
    const notice = {
      colour: 'GREEN',
      kind: 'DIFFUSION',
      summary: 'Hidden.',
      subject: { names: [{ family: keys.family(index), given: keys.given(index) }], birthDate },
      confidentiality,
    };
    const outcomes = await client.write(index, {
      reportTravelDocument: [{ document }, 'document'],
      reportVehicle: [{ vehicle }, 'vehicle'],
      recordPerson: [{ person: { names, birthDate, status: 'SUSPECT', warnings: [], confidentiality } }, 'person'],
      requestNotice: [{ notice }, 'notice'],
      enrolFingerprints: [
        { kind: 'SINGLE', templates: [{ position: 2, data: keys.finger(index) }], confidentiality },
        'record',
      ],
      recordDnaProfile: [{ kind: 'PERSON', loci, confidentiality }, 'profile'],
      recordRelativeProfile: [relative, 'relative'],
      recordFace: [{ template: keys.face(index), quality: { score: 80 }, confidentiality }, 'face'],
    });
    world.documents.push(outcomes.reportTravelDocument);
    world.vehicles.push(outcomes.reportVehicle);
    world.persons.push(outcomes.recordPerson);
    for (const recordId of [outcomes.reportTravelDocument, outcomes.reportVehicle]) await client.hide(recordId);
  }
  return world;
}

function syllables(random: Random, count: number): string {
  const letters = (of: string) => of[random.int(0, of.length - 1)] ?? '';
  const text = Array.from({ length: count }, () => letters('bdfgklmnprstvz') + letters('aeiou')).join('');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
