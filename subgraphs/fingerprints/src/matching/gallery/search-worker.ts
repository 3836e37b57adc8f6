import { parentPort } from 'node:worker_threads';
import { carryOut, type PackTask, type SearchTask } from './search-task';

/** What a worker says when it is done; what it threw goes the way of `messageerror` and `error`. */
parentPort?.on('message', (task: PackTask | SearchTask) => parentPort?.postMessage(carryOut(task)));
