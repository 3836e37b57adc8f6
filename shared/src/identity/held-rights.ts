import { satisfiedPolicies } from './policies';
import type { Right } from './scope-requirement';
import type { Viewer } from './viewer';

const known = new WeakMap<Viewer, readonly Right[]>();

/** All that a viewer holds of what schemas can ask for; worked out once for each. */
export function heldRights(viewer: Viewer): readonly Right[] {
  let held = known.get(viewer);
  if (held === undefined) {
    const satisfied = satisfiedPolicies(viewer).map((name): Right => `policy ${name}`);
    held = ['authenticated', ...viewer.scopes, ...satisfied];
    known.set(viewer, held);
  }
  return held;
}
