import type { Viewer } from '@crimegraph/shared/identity/viewer';
import type { Store } from '@crimegraph/shared/store/store';
import { In } from 'typeorm';
import { DeskEvent } from '../entities/desk-event';
import { DeskLine } from '../entities/desk-line';
import { subjectsToldOf } from './told-of';

/** The place before the first event of a line. */
export const LINE_START = 'start';

/** The events that a viewer is told: their bureau's line, without what their clearance and scopes do not let them see. */
export class EventLine {
  constructor(
    private readonly store: Store,
    private readonly viewer: Viewer,
  ) {}

  /** The place behind the last event that there is now. */
  async end(): Promise<string> {
    const last = await this.visible().orderBy('event.seq', 'DESC').limit(1).getOne();
    return last?.id ?? LINE_START;
  }

  /** The number of the place that an event's id names; undefined when there is no such event any more, or never was. */
  async seqOf(place: string): Promise<number | undefined> {
    if (place === LINE_START) return 0;
    const event = await this.visible().andWhere('event.id = :place', { place }).getOne();
    return event?.seq;
  }

  /** The events behind number `seq`, in their order, `limit` at most. */
  after(seq: number, limit: number): Promise<DeskEvent[]> {
    return this.visible().andWhere('event.seq > :seq', { seq }).orderBy('event.seq', 'ASC').limit(limit).getMany();
  }

  private visible() {
    const { bureau, clearance, scopes } = this.viewer;
    return this.store.reader
      .createQueryBuilder(DeskEvent, 'event')
      .where('event.bureau = :bureau AND event.clearance <= :clearance', { bureau, clearance })
      .andWhere('event.aboutType IN (:...subjects)', { subjects: subjectsToldOf(scopes) });
  }
}

/** How far the lines of these bureaus have come. */
export async function lineEnds(store: Store, bureaus: readonly string[]): Promise<Map<string, number>> {
  const lines = await store.reader.findBy(DeskLine, { bureau: In(bureaus) });
  return new Map(lines.map(({ bureau, seq }) => [bureau, seq]));
}
