import { birthDateKeysOf, candidateKeysOf } from '@crimegraph/persons/matching/candidate-keys';
import { match, type Side } from '@crimegraph/persons/matching/match';
import { nameFormOf } from '@crimegraph/persons/matching/name-parts';
import type { AskedName, GalleryPerson } from './name-data';

/** Persons judged for one question. */
const MOST_JUDGED = 200;
const GIVEN = 10;

/** One answer, best first. */
export interface Found {
  id: string;
  bits: number;
}

/** The matching core over a gallery in memory: the candidate keys as an index, then the comparison. No store, no row rules. */
export class CoreSearch {
  private readonly sides: Side[];
  private readonly index = new Map<string, number[]>();

  constructor(private readonly gallery: readonly GalleryPerson[]) {
    this.sides = gallery.map(({ name, aliases, dob, nat, sex }) => ({
      names: [name, ...aliases].map(nameFormOf),
      birthDates: dob,
      nationalities: nat,
      sex,
    }));
    this.sides.forEach(({ names, birthDates }, at) => {
      const keys = names.flatMap((name) => [...candidateKeysOf(name), ...birthDateKeysOf(name, birthDates, false)]);
      for (const key of new Set(keys.map(({ key }) => key))) {
        const list = this.index.get(key);
        if (list === undefined) this.index.set(key, [at]);
        else list.push(at);
      }
    });
  }

  /** The ten best; with what is known beside the name, or by the name alone. */
  search({ q, dob, nat, sex }: AskedName, byNameAlone: boolean): Found[] {
    const form = nameFormOf(q);
    const facts = { birthDates: dob === null ? [] : [dob], nationalities: nat === null ? [] : [nat], sex };
    const none = { birthDates: [], nationalities: [], sex: null };
    const asked: Side = { names: [form], ...(byNameAlone ? none : facts) };
    const shared = new Map<number, number>();
    for (const { key, weight } of [...candidateKeysOf(form), ...birthDateKeysOf(form, asked.birthDates, true)]) {
      for (const at of this.index.get(key) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
    }
    const judged = [...shared].sort((a, b) => b[1] - a[1]).slice(0, MOST_JUDGED);
    return judged
      .flatMap(([at]) => {
        const [side, person] = [this.sides[at], this.gallery[at]];
        const found = side === undefined ? null : match(asked, side);
        return found === null || person === undefined ? [] : [{ id: person.id, bits: found.bits }];
      })
      .sort((a, b) => b.bits - a.bits)
      .slice(0, GIVEN);
  }
}
