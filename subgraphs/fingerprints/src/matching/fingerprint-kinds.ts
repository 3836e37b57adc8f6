/** What was taken of a finger or hand, in an order that prepared records are written in: new kinds go to the end. */
export const fingerprintKinds = ['TENPRINT', 'SINGLE', 'LATENT', 'PALM'] as const;

/** What was taken of a finger or hand. */
export type FingerprintKind = (typeof fingerprintKinds)[number];
