import { createServer } from 'node:net';

/** The first of `ports` on which something listens already, or undefined. */
export async function firstTakenPort(ports: readonly number[], host: string): Promise<number | undefined> {
  for (const port of ports) if (await isTaken(port, host)) return port;
  return undefined;
}

function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(true));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}
