import type { z } from 'zod';
import { demandPurpose } from '../identity/demand-purpose';
import type { Scope } from '../identity/scopes';
import type { Viewer } from '../identity/viewer';

/**
 * Refuses whoever is not the commission, or does not say why it asks.
 *
 * @throws an error of status 403, or as `demandPurpose` does
 */
export function demandCommission(viewer: Viewer, scope: Scope): void {
  if (!viewer.scopes.includes(scope)) throw Object.assign(new Error('not allowed'), { status: 403 });
  demandPurpose(viewer, ['commission']);
}

/** Checks the body of an internal call. @throws an error of status 400 */
export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw Object.assign(new Error('not a call that is known here'), { status: 400 });
  return result.data;
}
