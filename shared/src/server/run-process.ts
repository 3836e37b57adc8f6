/** How long a stop may take before the process ends itself, in ms. */
export const STOP_MS = 10_000;

/**
 * Runs one of our processes from start to end: a failing start is one line on standard error and exit code 1; SIGINT,
 * SIGTERM and SIGHUP stop it once, cleanly; an unexpected fault ends it, because its state is unknown.
 *
 * @param start gives the way to stop, or undefined when the work is already done
 */
export function runProcess(name: string, start: () => Promise<(() => Promise<void>) | undefined>): void {
  const fail = (error: unknown) => {
    process.stderr.write(`${name}: ${explain(error)}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  start().then((stop) => {
    if (stop === undefined) process.exit(0);
    let stopping = false;
    const end = () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => fail(new Error('did not stop in time')), STOP_MS).unref();
      stop().then(() => process.exit(0), fail);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
    // Started by our launcher: without it nobody would ever stop this process.
    if (process.connected) process.once('disconnect', end);
  }, fail);
}

function explain(error: unknown): string {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `port ${port ?? ''} is already in use: another instance is running, or set PORT.`;
  return message ?? String(error);
}
