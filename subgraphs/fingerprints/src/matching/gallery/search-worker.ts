import { parentPort } from 'node:worker_threads';
import { carryOut, type Task } from './search-task';

/** What a thread is told: memory that it shares from now on, memory that it forgets, or something to do. */
export type WorkerMessage =
  { readonly share: number; readonly block: SharedArrayBuffer } | { readonly forget: number } | { readonly task: Task };

const blocks = new Map<number, SharedArrayBuffer>();

/** A thread answers every task; what it throws ends it, and is an `error` to whoever started it. */
parentPort?.on('message', (message: WorkerMessage) => {
  if ('share' in message) blocks.set(message.share, message.block);
  else if ('forget' in message) blocks.delete(message.forget);
  else parentPort?.postMessage(carryOut(message.task, blocks));
});
