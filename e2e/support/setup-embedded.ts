import { startSharedSystem } from './shared-system';

/** Starts the shared system on embedded stores, once for all scenarios. */
export default function setup(): Promise<void> {
  return startSharedSystem('embedded');
}
