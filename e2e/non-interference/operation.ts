import type { Purpose } from '@crimegraph/shared/identity/purposes';

/** One request of a viewer. */
export interface Operation {
  query: string;
  variables: Record<string, unknown>;
  /** For what it is asked where that is not the purpose which opens most. */
  purpose?: Purpose;
}
