import type { Logger } from 'typeorm';

/** Tells listeners of each statement. Parameters are never passed on: they are personal data. */
export class QueryListeners implements Logger {
  private readonly listeners = new Set<(sql: string) => void>();

  add(listener: (sql: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  logQuery(sql: string): void {
    for (const listener of this.listeners) listener(sql);
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
