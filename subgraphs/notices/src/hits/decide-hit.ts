import type { Viewer } from '@crimegraph/shared/identity/viewer';
import { notOwner, type Problem } from '@crimegraph/shared/requests/problems';
import type { EntityManager } from 'typeorm';
import type { HitEventType } from '../entities/desk-event';
import { Hit, type HitStatus } from '../entities/hit';
import { HitAct, type HitActKind } from '../entities/hit-act';
import { hitsSeenBy } from '../hit-store';
import type { ConfirmationTimes } from '../rules/confirmation-clock';
import { startClock } from '../rules/confirmation-clock';
import { ESCALATION_CLEARANCE } from '../rules/escalation-steps-data';
import { forUpdate } from './for-update';
import { hitAct, lastAct } from './hit-acts';
import { hitNews } from './hit-news';
import { type News, tellBureaus } from './tell-bureaus';

/** What the owner says about a hit. */
export type Decision = Exclude<HitStatus, 'OPEN'>;

/** Why nothing was decided. */
export type HitProblem =
  | { __typename: 'HitNotFound'; code: 'HIT_NOT_FOUND'; message: string }
  | { __typename: 'HitAlreadyDecided'; code: 'HIT_ALREADY_DECIDED'; message: string; decision: StatedDecision }
  | { __typename: 'HitNotDecided'; code: 'HIT_NOT_DECIDED'; message: string }
  | Problem;

/** A decision as it is told: the officer's name stays in their bureau. */
export interface StatedDecision {
  status: Decision;
  reason: string;
  decidedAt: string;
  decidedBy: string | null;
}

/** A decision was made. */
export interface Decided {
  hitId: string;
}

const acts: Readonly<Record<Decision, HitActKind>> = {
  CONFIRMED: 'CONFIRMED',
  DISMISSED: 'DISMISSED',
  INCONCLUSIVE: 'LEFT_INCONCLUSIVE',
};

/** Notes what the owner of the record says about a hit, and tells those whom it concerns. */
export async function decideHit(
  manager: EntityManager,
  hitId: string | undefined,
  status: Decision,
  reason: string,
  viewer: Viewer,
  now: Date,
): Promise<Decided | HitProblem> {
  const hit = await ownHit(manager, hitId, viewer);
  if (!(hit instanceof Hit)) return hit;
  if (hit.status !== 'OPEN') return alreadyDecided(hit.status, await lastAct(manager, hit.id));
  await change(manager, hit, { status, nextStepAt: null }, acts[status], 'hit.decided', reason, viewer, now);
  return { hitId: hit.id };
}

/** Takes back a decision: the hit is open again, its clock starts anew, and those who were told of the decision are told. */
export async function reopenHit(
  manager: EntityManager,
  hitId: string | undefined,
  reason: string,
  times: ConfirmationTimes,
  viewer: Viewer,
  now: Date,
): Promise<Decided | HitProblem> {
  const hit = await ownHit(manager, hitId, viewer);
  if (!(hit instanceof Hit)) return hit;
  if (hit.status === 'OPEN') {
    const message = 'Nothing has been decided on this hit that could be taken back.';
    return { __typename: 'HitNotDecided', code: 'HIT_NOT_DECIDED', message };
  }
  const changes = { status: 'OPEN' as const, ...startClock(times, hit.urgency, now) };
  await change(manager, hit, changes, 'REOPENED', 'hit.reopened', reason, viewer, now);
  return { hitId: hit.id };
}

/** The hit, held for this transaction, or why the viewer cannot decide on it. */
async function ownHit(manager: EntityManager, id: string | undefined, viewer: Viewer): Promise<Hit | HitProblem> {
  const visible = hitsSeenBy(manager, viewer).andWhere('hit.id = :id', { id: id ?? '' });
  const hit = await forUpdate(visible).getOne();
  if (hit === null) return { __typename: 'HitNotFound', code: 'HIT_NOT_FOUND', message: 'There is no such hit.' };
  if (hit.owner !== viewer.bureau) return notOwner('Only the bureau that owns the record decides on a hit.');
  return hit;
}

async function change(
  manager: EntityManager,
  hit: Hit,
  changes: Partial<Hit>,
  act: HitActKind,
  type: HitEventType,
  reason: string,
  { bureau, subject }: Viewer,
  now: Date,
): Promise<void> {
  await manager.update(Hit, { id: hit.id }, changes);
  await manager.insert(HitAct, hitAct(hit.id, act, now, { bureau, subject, reason: reason.trim() }));
  await tellBureaus(manager, concerned(Object.assign(hit, changes), type), now);
}

/** The owner, whose other officers have it on their screens; whoever searched; and the bureau it was escalated to. */
function concerned(hit: Hit, type: HitEventType): News[] {
  const { owner, searchedBy, outcomeClearance, escalatedTo } = hit;
  const news: News[] = [hitNews(owner, type, hit, 1)];
  if (outcomeClearance !== null) news.push(hitNews(searchedBy, type, hit, outcomeClearance));
  if (escalatedTo !== null && !news.some(({ bureau }) => bureau === escalatedTo)) {
    news.push(hitNews(escalatedTo, type, hit, ESCALATION_CLEARANCE));
  }
  return news;
}

function alreadyDecided(status: Decision, act: HitAct | null): HitProblem {
  if (act === null) throw new Error('a decided hit has no history');
  const { reason, at, subject } = act;
  return {
    __typename: 'HitAlreadyDecided',
    code: 'HIT_ALREADY_DECIDED',
    message: 'This hit has been decided. Reopen it first if the decision was wrong.',
    decision: { status, reason: reason ?? '', decidedAt: at.toISOString(), decidedBy: subject },
  };
}
