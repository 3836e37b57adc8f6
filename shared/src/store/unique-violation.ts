/** Whether `error` says that a row breaks a unique key, on either dialect. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'ER_DUP_ENTRY';
}

/**
 * Runs `work` again when a row that it wrote was there already: somebody else wrote it between its look and its write, or
 * an earlier try of its own was committed without an answer. The second look finds it.
 *
 * @param tries how often in all; the last violation is thrown
 */
export async function againOnUniqueViolation<T>(tries: number, work: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isUniqueViolation(error)) throw error;
    }
  }
}
