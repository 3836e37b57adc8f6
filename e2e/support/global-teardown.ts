/** Stops the shared system. */
export default async function teardown(): Promise<void> {
  await (globalThis as { stopSharedSystem?: () => Promise<void> }).stopSharedSystem?.();
}
