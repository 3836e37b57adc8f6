import type { Logger } from '@crimegraph/shared/log/logger';
import type { Store } from '@crimegraph/shared/store/store';
import { LessThanOrEqual } from 'typeorm';
import { Hit } from '../entities/hit';
import { HitAct } from '../entities/hit-act';
import { type ConfirmationTimes, stepDue } from '../rules/confirmation-clock';
import { ESCALATION_CLEARANCE, type EscalationStep, escalationSteps } from '../rules/escalation-steps-data';
import { hitAct } from './hit-acts';
import { type News, tellBureaus } from './tell-bureaus';

const BATCH = 100;

/**
 * Takes the steps of escalation that are due, each once, however many instances look for them at the same time: a step is
 * taken by whoever moves the hit on, in the transaction that tells of it. Gives how many were taken.
 */
export async function escalate(
  store: Store,
  times: ConfirmationTimes,
  logger: Logger,
  stopping: AbortSignal,
): Promise<number> {
  let taken = 0;
  while (!stopping.aborted) {
    const due = await store.reader.find(Hit, {
      where: { status: 'OPEN', nextStepAt: LessThanOrEqual(new Date()) },
      order: { nextStepAt: 'ASC', id: 'ASC' },
      take: BATCH,
    });
    let moved = 0;
    for (const hit of due) moved += (await takeStep(store, hit, times)) ? 1 : 0;
    taken += moved;
    // None moved: another instance is at the same ones.
    if (due.length < BATCH || moved === 0) break;
  }
  if (taken > 0) logger.info({ steps: taken }, 'hits were escalated');
  return taken;
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
  const news: News[] = [{ bureau: hit.owner, type, hit, clearance: 1 }];
  if (escalateTo !== null && escalateTo !== hit.owner) {
    news.push({ bureau: escalateTo, type, hit, clearance: ESCALATION_CLEARANCE });
  }
  return news;
}
