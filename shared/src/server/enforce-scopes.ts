import { heldRights } from '../identity/held-rights';
import { forbidden, isMet } from '../identity/scope-requirement';
import type { Guard } from './guard-schema';

/** Refuses what asks for scopes or policies that the viewer does not have. @throws FORBIDDEN, with those that would do */
export const enforceScopes: Guard = (viewer, requirement, coordinate) => {
  if (!isMet(requirement, heldRights(viewer))) throw forbidden(coordinate, requirement);
};
