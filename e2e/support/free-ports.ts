import { firstTakenPort } from '@crimegraph/local/ports';

const PORTS_OF_A_SYSTEM = 6;

/** A port that is free together with the five that follow it. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000);
    const ports = Array.from({ length: PORTS_OF_A_SYSTEM }, (_, index) => first + index);
    if ((await firstTakenPort(ports, '127.0.0.1')) === undefined) return first;
  }
}
