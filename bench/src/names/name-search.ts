import type { AskedName } from './name-data';

/** One answer, best first. */
export interface Found {
  /** Of the gallery. */
  id: string;
  /** What is compared with a threshold. */
  score: number;
  /** The level of the graph, where the search gives one. */
  level?: string;
}

/** A search over a gallery. */
export interface NameSearch {
  /** The `first` best; with what is known beside the name, or by the name alone. */
  search(asked: AskedName, byNameAlone: boolean, first: number): Promise<Found[]>;
  close(): Promise<void>;
}
