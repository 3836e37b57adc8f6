import type { ImageFacts } from '../formats/image-store';
import { compressionAlgorithms, frictionRidgePositions, impressionTypes } from '../formats/standard-codes';
import { recordTypes } from '../formats/transaction/record-types';
import type { FingerFacts } from '../store';

/** Codes of the standards with what they mean. */
export const FingerSummary = {
  finger: ({ position }: FingerFacts) => labelled(position, frictionRidgePositions),
  impressionType: ({ impression }: FingerFacts) => labelled(impression, impressionTypes),
};

export const FingerprintImage = {
  recordType: ({ recordType }: ImageFacts) => labelled(recordType, { [recordType]: recordTypes[recordType]?.label }),
  impressionType: ({ impression }: ImageFacts) => labelled(impression, impressionTypes),
  fingers: ({ positions }: ImageFacts) =>
    (JSON.parse(positions) as number[]).map((position) => labelled(position, frictionRidgePositions)),
  compression: ({ compression }: ImageFacts) => labelled(compression, compressionAlgorithms),
};

function labelled(code: number | string, labels: Readonly<Record<number | string, string | undefined>>) {
  return { code: String(code), label: labels[code] ?? `Code ${code}` };
}
