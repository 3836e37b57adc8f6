import type { Store } from '@crimegraph/shared/store/store';
import { LessThanOrEqual } from 'typeorm';
import { Hit } from '../entities/hit';
import { HitAct } from '../entities/hit-act';
import { type ConfirmationTimes, stepDue } from '../rules/confirmation-clock';
import { ESCALATION_CLEARANCE, type EscalationStep, escalationSteps } from '../rules/escalation-steps-data';
import { hitAct } from './hit-acts';
import { hitNews } from './hit-news';
import { type News, tellBureaus } from './tell-bureaus';

const BATCH = 50;

/**
 * Takes steps of escalation that are due, each once, however many instances look for them at the same time: a step is taken
 * by whoever moves the hit on, in the transaction that tells of it.
 *
 * @returns how many were taken, and whether there may be more
 */
export async function escalate(store: Store, times: ConfirmationTimes): Promise<{ taken: number; more: boolean }> {
  const due = await store.reader.find(Hit, {
    where: { status: 'OPEN', nextStepAt: LessThanOrEqual(new Date()) },
    order: { nextStepAt: 'ASC', id: 'ASC' },
    take: BATCH,
  });
  let taken = 0;
  for (const hit of due) taken += (await takeStep(store, hit, times)) ? 1 : 0;
  // None taken: another instance is at the same ones.
  return { taken, more: due.length === BATCH && taken > 0 };
}

/** Whether this call took the step. */
function takeStep(store: Store, hit: Hit, times: ConfirmationTimes): Promise<boolean> {
  const step = escalationSteps[hit.step];
  return store.write(async (manager) => {
    const now = new Date();
    const changes = {
      step: hit.step + 1,
      nextStepAt: stepDue(times, hit.urgency, now, hit.step + 1),
      escalatedTo: step?.escalateTo ?? hit.escalatedTo,
    };
    const unmoved = { id: hit.id, status: 'OPEN' as const, step: hit.step, nextStepAt: LessThanOrEqual(now) };
    const { affected } = await manager.update(Hit, unmoved, changes);
    if (affected !== 1 || step === undefined) return false;
    const moved = Object.assign(new Hit(), hit, changes);
    await manager.insert(HitAct, hitAct(hit.id, step.act, now));
    await tellBureaus(manager, told(moved, step), now);
    return true;
  });
}

/** The owner of every step, and whom the hit is escalated to. */
function told(hit: Hit, { event: type, escalateTo }: EscalationStep): News[] {
  const news: News[] = [hitNews(hit.owner, type, hit, 1)];
  if (escalateTo !== null && escalateTo !== hit.owner) {
    news.push(hitNews(escalateTo, type, hit, ESCALATION_CLEARANCE));
  }
  return news;
}
