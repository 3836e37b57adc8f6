import { codedError } from '@crimegraph/shared/errors/coded-error';

/** What relatives of missing persons gave their profiles for. */
const purposes: readonly string[] = ['IDENTIFICATION', 'LOCATION'];

/** Whether the purpose opens the collection of relatives. */
export function opensRelatives(purpose: string): boolean {
  return purposes.includes(purpose);
}

/** Refuses a purpose for which relatives did not give their profiles. */
export function demandRelativesPurpose(purpose: string): void {
  if (opensRelatives(purpose)) return;
  const message = `Relatives of missing persons are compared for the purposes ${purposes.join(' and ')} alone.`;
  throw codedError('PURPOSE_NOT_ALLOWED', message, { database: 'fingerprints', expected: purposes });
}
