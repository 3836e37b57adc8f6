import type { MixedList } from 'typeorm';

/** What both dialects are opened from. */
export interface OpenOptions {
  name: string;
  entities: MixedList<new (...parameters: never[]) => object>;
  migrations: MixedList<new (...parameters: never[]) => object>;
}
