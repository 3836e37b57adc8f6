import { CoreSearch } from './core-search';
import type { AskedName, GalleryPerson } from './name-data';
import type { Found, NameSearch } from './name-search';

/** The matching core alone, over a gallery in memory. */
export class CoreInMemory implements NameSearch {
  private readonly core: CoreSearch;

  constructor(gallery: readonly GalleryPerson[]) {
    this.core = new CoreSearch(gallery);
  }

  search(asked: AskedName, byNameAlone: boolean, first: number): Promise<Found[]> {
    const found = this.core.search(asked, byNameAlone).slice(0, first);
    return Promise.resolve(found.map(({ id, bits }) => ({ id, score: bits })));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
