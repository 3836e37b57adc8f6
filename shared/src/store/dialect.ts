/** The two dialects that one code base runs on. */
export type Dialect = 'sqlite' | 'mysql';
