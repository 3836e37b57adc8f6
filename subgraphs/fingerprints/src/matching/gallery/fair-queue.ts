/** Something that is done in pieces, for somebody. */
export interface QueuedJob {
  /** On whose behalf; each has its turn. */
  readonly party: string;
  /** Earlier ones of a party come before later ones. */
  readonly ticket: number;
  /** Pieces that are yet to be taken. */
  remaining: number;
}

/** Pieces of work in the order in which they are due: parties take turns, and of one party the earliest job comes first. */
export class FairQueue<Job extends QueuedJob> {
  private readonly jobs = new Map<string, Job[]>();
  /** Parties that wait, the next one first. */
  private turns: string[] = [];

  add(job: Job): void {
    const own = this.jobs.get(job.party);
    if (own === undefined) {
      this.jobs.set(job.party, [job]);
      this.turns.push(job.party);
    } else {
      own.push(job);
      own.sort((a, b) => a.ticket - b.ticket);
    }
  }

  /** Takes the next piece and gives its job; the party then waits behind the others. */
  take(): Job | undefined {
    const party = this.turns.shift();
    const own = party === undefined ? undefined : this.jobs.get(party);
    const job = own?.[0];
    if (party === undefined || own === undefined || job === undefined) return undefined;
    job.remaining -= 1;
    if (job.remaining === 0) own.shift();
    if (own.length > 0) this.turns.push(party);
    else this.jobs.delete(party);
    return job;
  }

  /** Takes out what is left of a job. */
  remove(job: Job): void {
    const own = this.jobs.get(job.party)?.filter((other) => other !== job) ?? [];
    if (own.length > 0) this.jobs.set(job.party, own);
    else {
      this.jobs.delete(job.party);
      this.turns = this.turns.filter((party) => party !== job.party);
    }
  }
}
