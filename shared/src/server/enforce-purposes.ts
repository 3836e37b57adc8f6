import { demandPurpose } from '../identity/demand-purpose';
import { databasesOf } from '../identity/scope-requirement';
import type { Guard } from './guard-schema';

/**
 * Refuses databases that the viewer's purpose does not open, or only with a case. The gateway has refused the whole
 * operation already; this holds for whatever reaches a subgraph by another way.
 *
 * @throws PURPOSE_NOT_ALLOWED or CASE_REFERENCE_REQUIRED
 */
export const enforcePurposes: Guard = (viewer, requirement) => demandPurpose(viewer, databasesOf(requirement));
