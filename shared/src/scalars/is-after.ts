/** Whether `a` is after `b`; ISO dates, of which partial ones are compared as far as they go. A missing one is never after. */
export function isAfter(a: string | null | undefined, b: string | null | undefined): boolean {
  if (!a || !b) return false;
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) > b.slice(0, length);
}
