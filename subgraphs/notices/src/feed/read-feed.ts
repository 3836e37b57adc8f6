import { globalId } from '@crimegraph/shared/ids/global-id';
import { z } from 'zod';
import type { Context } from '../context';
import type { DeskEvent } from '../entities/desk-event';
import { lineEnds } from './event-line';

/** What the gateway asks for one of its clients. */
const callSchema = z.strictObject({
  /** The place behind which to go on; null for the end as it is now. */
  after: z.string().max(64).nullable(),
  /** How long the call may wait for something to tell, in ms. */
  waitMs: z.number().int().min(0).max(30_000),
  /** Whether it is the first call of a stream, which is noted as such. */
  opening: z.boolean(),
});

/** What the client is told next. */
export interface FeedPage {
  events: { id: string; type: string; payload: string }[];
  /** Where to go on. */
  position: string;
  /** Whether `after` is not known any more: what came between was not told, and the inbox has to be read anew. */
  lost: boolean;
}

const MAX_EVENTS = 100;

/**
 * Tells a viewer what came behind a place of their bureau's line, waiting for it if need be. What is told is in the audit
 * log before it leaves, as is the opening of a stream.
 */
export async function readFeed(body: unknown, context: Context): Promise<FeedPage> {
  const call = callSchema.safeParse(body);
  if (!call.success) throw Object.assign(new Error('expected a call for the feed'), { status: 400 });
  const { viewer, audit, loaders } = context;
  if (!viewer.scopes.includes('hits:read')) throw Object.assign(new Error('not allowed'), { status: 403 });
  const { after, waitMs, opening } = call.data;
  const seq = after === null ? undefined : await loaders.line.seqOf(after);
  if (after === null || seq === undefined) {
    if (opening) audit.outcome = 'OPENED';
    return { events: [], position: await loaders.line.end(), lost: after !== null };
  }
  const events = await nextEvents(seq, Date.now() + waitMs, context);
  if (opening) audit.outcome = 'OPENED';
  for (const id of events.flatMap(shownIn)) audit.shownIds.add(id);
  return {
    events: events.map(({ id, type, payload }) => ({ id, type, payload })),
    position: events.at(-1)?.id ?? after,
    lost: false,
  };
}

/** The global ids of what an event tells of. */
function shownIn({ aboutType, aboutId, payload }: DeskEvent): readonly string[] {
  if (aboutType !== 'Review') return [globalId(aboutType, aboutId)];
  return (JSON.parse(payload) as { data: { recordIds: string[] } }).data.recordIds;
}

async function nextEvents(seq: number, until: number, { store, viewer, loaders }: Context): Promise<DeskEvent[]> {
  for (;;) {
    // The end first: what comes between the two reads is either among the events, or ends the waiting at once.
    const end = (await lineEnds(store, [viewer.bureau])).get(viewer.bureau) ?? 0;
    const events = await loaders.line.after(seq, MAX_EVENTS);
    const left = until - Date.now();
    if (events.length > 0 || left <= 0 || loaders.desk.stopped) return events;
    await loaders.desk.watch.wait(viewer.bureau, end, left);
  }
}
