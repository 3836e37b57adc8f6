import { databaseId } from '@crimegraph/shared/ids/global-id';
import type DataLoader from 'dataloader';
import type { Context } from '../context';
import type { FingerprintLoaders } from '../loaders';

interface PersonReference {
  id: string;
}

export const Person = {
  __resolveReference: (reference: PersonReference) => reference,
  fingerprints: of((loaders) => loaders.byPerson),
  dnaProfiles: of((loaders) => loaders.dnaProfilesByPerson),
  faces: of((loaders) => loaders.facesByPerson),
};

function of<T>(loader: (loaders: FingerprintLoaders) => DataLoader<string, T[]>) {
  return ({ id }: PersonReference, _: unknown, { loaders }: Context): Promise<T[]> | T[] => {
    const uuid = databaseId('Person', id);
    return uuid === undefined ? [] : loader(loaders).load(uuid);
  };
}
