import { forbidden, isMet } from '../identity/scope-requirement';
import type { Guard } from './guard-schema';

/** Refuses what asks for scopes that the viewer does not hold. @throws FORBIDDEN, with the scopes that would do */
export const enforceScopes: Guard = (viewer, requirement, coordinate) => {
  if (!isMet(requirement, viewer.scopes)) throw forbidden(coordinate, requirement);
};
