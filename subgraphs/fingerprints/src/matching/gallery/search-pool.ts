import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { currentDeadline } from '@crimegraph/shared/requests/with-deadline';
import type { FoundRecord, PackTask, SearchTask } from './search-task';

type Task = PackTask | SearchTask;
type Result = SharedArrayBuffer | FoundRecord[];

/** One search, or one packing: its tasks, and what has come of them. */
interface Job {
  readonly tasks: readonly Task[];
  readonly results: Result[];
  readonly deadline: number | undefined;
  next: number;
  open: number;
  readonly resolve: (results: Result[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Searches that may wait or be under way at once; more would only be answered when nobody waits for them any more. */
export const MAX_SEARCHES = 64;

/** The compiled worker, also when its sources are run. */
const WORKER = join(projectRoot, 'subgraphs/fingerprints/dist/matching/gallery/search-worker.js');

/**
 * Threads that search. The tasks of all searches take turns, so that a long search does not hold up a short one; what a search
 * finds does not depend on how many threads there are.
 */
export class SearchPool {
  private readonly jobs: Job[] = [];
  private readonly idle: Worker[] = [];
  private readonly workers = new Set<Worker>();
  private searches = 0;
  private closed = false;

  constructor(private readonly size: number) {}

  /** Makes records ready for search, in their order. */
  pack(tasks: readonly PackTask[]): Promise<SharedArrayBuffer[]> {
    return this.run(tasks, undefined) as Promise<SharedArrayBuffer[]>;
  }

  /**
   * Carries out the tasks of one search; its results in their order.
   * @throws a coded error SEARCH_OVERLOADED when too many searches are waiting; nothing was searched then
   */
  async search(tasks: readonly SearchTask[]): Promise<FoundRecord[][]> {
    if (this.searches >= MAX_SEARCHES) {
      const message = `${MAX_SEARCHES} searches of finger prints are waiting: this one was not made. Try again in some seconds.`;
      throw codedError('SEARCH_OVERLOADED', message);
    }
    this.searches += 1;
    try {
      return (await this.run(tasks, currentDeadline())) as FoundRecord[][];
    } finally {
      this.searches -= 1;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const job of this.jobs.splice(0)) job.reject(new Error('the search was ended'));
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }

  private run(tasks: readonly Task[], deadline: number | undefined): Promise<Result[]> {
    if (tasks.length === 0) return Promise.resolve([]);
    if (this.closed) return Promise.reject(new Error('the search was ended'));
    return new Promise((resolve, reject) => {
      this.jobs.push({ tasks, results: [], deadline, next: 0, open: tasks.length, resolve, reject });
      this.assign();
    });
  }

  /** Gives idle threads something to do: the next task of the job whose turn it is, which then goes to the end. */
  private assign(): void {
    while (this.jobs.length > 0) {
      const worker = this.idle.pop() ?? (this.workers.size < this.size ? this.start() : undefined);
      if (worker === undefined) return;
      const job = this.jobs.shift() as Job;
      if (job.deadline !== undefined && Date.now() > job.deadline) {
        job.reject(new Error('the deadline of the search is past'));
        this.idle.push(worker);
        continue;
      }
      const index = job.next;
      job.next += 1;
      if (job.next < job.tasks.length) this.jobs.push(job);
      this.giveTo(worker, job, index);
    }
  }

  private giveTo(worker: Worker, job: Job, index: number): void {
    const settle = () => {
      worker.off('message', done);
      worker.off('error', failed);
    };
    const done = (result: Result) => {
      settle();
      job.results[index] = result;
      job.open -= 1;
      if (job.open === 0) job.resolve(job.results);
      worker.unref();
      this.idle.push(worker);
      this.assign();
    };
    // A thread that fails is gone; another takes its place.
    const failed = (error: unknown) => {
      settle();
      this.workers.delete(worker);
      this.drop(job);
      job.reject(error);
      this.assign();
    };
    worker.on('message', done);
    worker.on('error', failed);
    // Work that is under way keeps the process alive; idle threads do not.
    worker.ref();
    worker.postMessage(job.tasks[index]);
  }

  private drop(job: Job): void {
    const place = this.jobs.indexOf(job);
    if (place !== -1) this.jobs.splice(place, 1);
  }

  private start(): Worker {
    const worker = new Worker(WORKER);
    this.workers.add(worker);
    return worker;
  }
}
