import { stopSharedSystem } from './shared-system';

/** Stops the shared system on embedded stores. */
export default function teardown(): Promise<void> {
  return stopSharedSystem('embedded');
}
