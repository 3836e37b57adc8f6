import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { currentDeadline } from '@crimegraph/shared/requests/with-deadline';
import { FairQueue, type QueuedJob } from './fair-queue';
import type { Result, Task } from './search-task';
import type { WorkerMessage } from './search-worker';

/** Carries out tasks and gives their results in their order. */
export type RunTasks = <T extends Task>(tasks: readonly T[]) => Promise<Result<T>[]>;

/** Searches that may wait or be under way at once; more would only be answered when nobody waits for them any more. */
export const MAX_SEARCHES = 64;

/** The compiled worker, also when its sources are run. */
const WORKER = join(projectRoot, 'subgraphs/fingerprints/dist/matching/gallery/search-worker.js');
const ENDED = 'the search was ended';

/** A search that was let in. */
interface Search {
  readonly party: string;
  readonly ticket: number;
  readonly deadline: number | undefined;
  refused: Error | undefined;
}

/** Tasks of one search that are carried out together. */
interface Job extends QueuedJob {
  readonly search: Search;
  readonly tasks: readonly Task[];
  readonly results: Result<Task>[];
  open: number;
  readonly resolve: (results: Result<Task>[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Threads that search, and the memory that they share. Bureaus take turns by tasks of some tens of milliseconds, so that one with
 * many searches does not hold up another with one; of one bureau the earliest comes first. What a search finds does not depend on
 * how many threads there are.
 */
export class SearchPool {
  private readonly queue = new FairQueue<Job>();
  /** Those whose tasks wait or are under way. */
  private readonly jobs = new Set<Job>();
  private readonly idle: Worker[] = [];
  private readonly workers = new Set<Worker>();
  private readonly blocks = new Map<number, SharedArrayBuffer>();
  private readonly searches = new Set<Search>();
  private tickets = 0;
  private blockNumbers = 0;
  private closed = false;

  constructor(private readonly size: number) {}

  /** Makes memory known to all threads, and gives the number by which tasks name it. */
  share(block: SharedArrayBuffer): number {
    const number = (this.blockNumbers += 1);
    this.blocks.set(number, block);
    for (const worker of this.workers) tell(worker, { share: number, block });
    return number;
  }

  /** Lets threads forget memory that no task names any more. */
  forget(number: number): void {
    this.blocks.delete(number);
    for (const worker of this.workers) tell(worker, { forget: number });
  }

  /** Carries out what nobody in particular waits for, such as reading a gallery; it has its turn as one bureau has. */
  prepare: RunTasks = (tasks) =>
    this.run({ party: '', ticket: (this.tickets += 1), deadline: undefined, refused: undefined }, tasks);

  /**
   * Lets a search in, for as long as `work` takes.
   * @throws a coded error SEARCH_OVERLOADED when too many searches wait and its bureau has no fewer than any other; when another
   * has more, the latest of that one is refused in its place. Nothing was searched then
   */
  async search<T>(party: string, work: (run: RunTasks) => Promise<T>): Promise<T> {
    const search = this.admit(party);
    try {
      return await work((tasks) => this.run(search, tasks));
    } finally {
      this.searches.delete(search);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const job of this.jobs) this.fail(job, new Error(ENDED));
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }

  private admit(party: string): Search {
    const search = { party, ticket: (this.tickets += 1), deadline: currentDeadline(), refused: undefined };
    if (this.searches.size >= MAX_SEARCHES) {
      const last = this.latestOfBusiest();
      if (last === undefined || this.countOf(last.party) <= this.countOf(party) + 1) throw overloaded();
      this.refuse(last);
    }
    this.searches.add(search);
    return search;
  }

  private latestOfBusiest(): Search | undefined {
    const counts = [...this.searches].map((search) => ({ search, count: this.countOf(search.party) }));
    return counts.reduce<(typeof counts)[number] | undefined>(
      (best, one) => (best === undefined || one.count >= best.count ? one : best),
      undefined,
    )?.search;
  }

  private countOf(party: string): number {
    return [...this.searches].filter((search) => search.party === party).length;
  }

  private refuse(search: Search): void {
    this.searches.delete(search);
    search.refused = overloaded();
    for (const job of this.jobs) if (job.search === search) this.fail(job, search.refused);
  }

  private run<T extends Task>(search: Search, tasks: readonly T[]): Promise<Result<T>[]> {
    if (tasks.length === 0) return Promise.resolve([]);
    if (search.refused !== undefined) return Promise.reject(search.refused);
    if (this.closed) return Promise.reject(new Error(ENDED));
    const { party, ticket } = search;
    return new Promise<Result<Task>[]>((resolve, reject) => {
      const count = tasks.length;
      const job = { party, ticket, search, tasks, results: [], remaining: count, open: count, resolve, reject };
      this.jobs.add(job);
      this.queue.add(job);
      this.assign();
    }) as Promise<Result<T>[]>;
  }

  /** Gives idle threads something to do. */
  private assign(): void {
    while (this.idle.length > 0 || this.workers.size < this.size) {
      const job = this.queue.take();
      if (job === undefined) return;
      const { deadline } = job.search;
      if (deadline !== undefined && Date.now() > deadline) {
        this.fail(job, new Error('the deadline of the search is past'));
      } else {
        this.giveTo(this.idle.pop() ?? this.start(), job, job.tasks.length - job.remaining - 1);
      }
    }
  }

  private giveTo(worker: Worker, job: Job, index: number): void {
    const settle = () => {
      worker.off('message', done);
      worker.off('error', failed);
    };
    const done = (result: Result<Task>) => {
      settle();
      job.results[index] = result;
      job.open -= 1;
      if (job.open === 0) {
        this.jobs.delete(job);
        job.resolve(job.results);
      }
      worker.unref();
      this.idle.push(worker);
      this.assign();
    };
    // A thread that fails is gone; another takes its place.
    const failed = (error: unknown) => {
      settle();
      this.workers.delete(worker);
      this.fail(job, error);
      this.assign();
    };
    worker.on('message', done);
    worker.on('error', failed);
    // Work that is under way keeps the process alive; idle threads do not.
    worker.ref();
    tell(worker, { task: job.tasks[index] as Task });
  }

  private fail(job: Job, error: unknown): void {
    this.jobs.delete(job);
    this.queue.remove(job);
    job.reject(error);
  }

  private start(): Worker {
    const worker = new Worker(WORKER);
    this.workers.add(worker);
    for (const [number, block] of this.blocks) tell(worker, { share: number, block });
    return worker;
  }
}

function tell(worker: Worker, message: WorkerMessage): void {
  worker.postMessage(message);
}

function overloaded(): Error {
  const message = `${MAX_SEARCHES} searches of finger prints are waiting: this one was not made. Try again in some seconds.`;
  return codedError('SEARCH_OVERLOADED', message);
}
