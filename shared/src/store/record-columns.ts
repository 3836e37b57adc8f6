import type { TableColumnOptions } from 'typeorm';

/** A `varchar` column of a migration. */
export function text(name: string, length: number, options: Partial<TableColumnOptions> = {}): TableColumnOptions {
  return { name, type: 'varchar', length: String(length), ...options };
}

/** A `varchar` column that may be empty. */
export function optionalText(name: string, length: number): TableColumnOptions {
  return text(name, length, { isNullable: true });
}

/** An instant, UTC, with microseconds where the dialect has them. */
export function instant(name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions {
  return { name, type: 'datetime', precision: 6, ...options };
}

/** An integer column. (Both dialects know `integer`; each has its own name for what it makes of it.) */
export function integer(name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions {
  return { name, type: 'integer', ...options };
}

/**
 * A column of unbounded text, for JSON and prose. MySQL's own `text` ends at 64 kB, which the outcome of a bulk of a thousand
 * does not fit; SQLite takes any name with "text" in it for text.
 */
export function longText(name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions {
  return { name, type: 'mediumtext', ...options };
}

/** The columns of `RecordRow`, for migrations. */
export function recordColumns(): TableColumnOptions[] {
  return [
    text('id', 36, { isPrimary: true }),
    text('owner', 3),
    integer('confidentiality'),
    text('restriction', 5),
    instant('recordedAt'),
    instant('updatedAt'),
    instant('expiresAt'),
  ];
}
