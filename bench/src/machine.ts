import { cpus, totalmem } from 'node:os';

/** The machine that figures were measured on. */
export interface Machine {
  processor: string;
  cores: number;
  memoryGiB: number;
  node: string;
}

/** Describes the machine this runs on. */
export function machine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}
