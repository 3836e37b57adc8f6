/** What is measured, and on what. */
export interface DocumentsOptions {
  rows: number;
  /** A database that is there already; without it a private server is started. */
  url: string | undefined;
  /** Where the private database is kept, so that a later run goes on from it. */
  directory: string | undefined;
  bufferPool: string;
  /** How long each case is asked at a time. */
  seconds: number;
  progress: (line: string) => void;
}
