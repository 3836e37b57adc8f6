import { type GraphQLFormattedError, responsePathAsArray, type ResponsePath } from 'graphql';
import type { HitEvent } from '../hits/hit-event';
import type { CallerContext } from '../identity/caller-context';
import { Act } from './act';
import { entriesOf } from './act-entries';
import type { AuditEntry } from './audit-row';
import type { EntryContext } from './new-entry';

/** All that one request has to leave behind before it is answered. */
export interface Settlement {
  readonly entries: readonly AuditEntry[];
  readonly hits: readonly HitEvent[];
  /** Ids of those entries that are durable already, beside a write. */
  readonly pending: readonly string[];
}

/** What one request does: acts are noted here while it is executed, and made durable before its answer leaves. */
export class AuditTrail {
  /** Of the request as a whole: a row of it is written when there is no other. */
  readonly request: Act;
  private readonly context: EntryContext;
  private readonly hits: HitEvent[] = [];
  private readonly acts: Act[] = [];
  private readonly places = new Map<ResponsePath, Act>();
  private readonly joined = new Map<string, Act>();

  /**
   * @param secret key of the digests
   * @param now the instant of the request
   */
  constructor(caller: CallerContext, secret: Uint8Array, now: Date) {
    this.context = { caller, secret, now };
    this.request = this.newAct(caller.operation ?? 'graphql');
  }

  /** Begins the act of a root field at `path`. */
  begin(action: string, path: ResponsePath): Act {
    const act = this.newAct(action);
    this.acts.push(act);
    this.places.set(path, act);
    return act;
  }

  /** The one act of this name, whatever the place: all edges of one kind are one, and so are all look-ups of one type. */
  join(action: string, path?: ResponsePath): Act {
    let act = this.joined.get(action);
    if (act === undefined) {
      act = this.newAct(action);
      this.acts.push(act);
      this.joined.set(action, act);
    }
    if (path !== undefined) this.places.set(path, act);
    return act;
  }

  /** The act at `path`, or at the nearest place above it; undefined where none was begun. */
  at(path: ResponsePath): Act | undefined {
    for (let place: ResponsePath | undefined = path; place !== undefined; place = place.prev) {
      const act = this.places.get(place);
      if (act !== undefined) return act;
    }
    return undefined;
  }

  /** What has to be durable before an answer with these errors leaves. */
  settle(errors: readonly GraphQLFormattedError[] = []): Settlement {
    if (errors.length > 0) this.noteErrors(errors);
    const acts = this.acts.length === 0 || this.request.refusals.size > 0 ? [...this.acts, this.request] : this.acts;
    return {
      entries: acts.flatMap(entriesOf),
      hits: this.hits,
      pending: acts.flatMap(({ written }) => written.map(({ id }) => id)),
    };
  }

  private noteErrors(errors: readonly GraphQLFormattedError[]): void {
    const places = new Map([...this.places].map(([path, act]) => [responsePathAsArray(path).join('.'), act]));
    for (const { path = [], extensions } of errors) {
      let length = path.length;
      while (length > 0 && !places.has(path.slice(0, length).join('.'))) length -= 1;
      const act = places.get(path.slice(0, length).join('.')) ?? this.request;
      act.refusals.add(typeof extensions?.['code'] === 'string' ? extensions['code'] : 'INTERNAL');
    }
  }

  private newAct(action: string): Act {
    return new Act(action, this.context, this.hits);
  }
}
