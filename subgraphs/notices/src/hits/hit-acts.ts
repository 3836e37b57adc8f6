import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { HitAct, type HitActKind } from '../entities/hit-act';
import { forUpdate } from './for-update';

/** Who acted on a hit and why; nothing of it for what the desk does of itself. */
export interface Actor {
  bureau: string;
  subject: string;
  reason: string;
}

/** A line of the history of a hit. */
export function hitAct(hitId: string, kind: HitActKind, at: Date, actor?: Actor): HitAct {
  const { bureau = null, subject = null, reason = null } = actor ?? {};
  return { id: uuid({ msecs: at.getTime() }), hitId, kind, at, bureau, subject, reason };
}

/** The last line of the history of a hit that this transaction holds. */
export function lastAct(manager: EntityManager, hitId: string): Promise<HitAct | null> {
  const query = manager.createQueryBuilder(HitAct, 'act').where('act.hitId = :hitId', { hitId });
  return forUpdate(query.orderBy('act.at', 'DESC').addOrderBy('act.id', 'DESC').limit(1)).getOne();
}
