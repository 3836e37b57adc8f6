import { reviewNewsSchema } from '@crimegraph/shared/retention/review-news';
import { isUniqueViolation } from '@crimegraph/shared/store/unique-violation';
import type { Context } from '../context';
import { DeskEvent } from '../entities/desk-event';
import { type News, tellBureaus } from './tell-bureaus';

/** Own staff sees its own records, whatever their level. */
const OWN_RECORDS = 1;

/**
 * Tells an owner of its records that have come up for review. What was told already changes nothing, so a delivery whose answer was
 * lost may be sent again.
 *
 * @throws an error of status 400 when `body` is not such news
 */
export async function receiveReview(body: unknown, { store, loaders, now }: Context): Promise<object> {
  const parsed = reviewNewsSchema.safeParse(body);
  if (!parsed.success) throw Object.assign(new Error('expected news of records up for review'), { status: 400 });
  const { id, owner, recordType, recordIds, firstEnds, lastEnds } = parsed.data;
  const news: News = {
    id,
    bureau: owner,
    type: 'review.due',
    about: { type: 'Review', id },
    clearance: OWN_RECORDS,
    data: { owner, recordType, recordIds, firstEnds, lastEnds },
  };
  try {
    await store.write(async (manager) => {
      if (!(await manager.existsBy(DeskEvent, { id }))) await tellBureaus(manager, [news], now);
    });
  } catch (error) {
    // It came twice at once: the other one's is committed.
    if (!isUniqueViolation(error)) throw error;
  }
  loaders.desk.told();
  return {};
}
