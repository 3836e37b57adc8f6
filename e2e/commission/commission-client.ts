import { type Answer, type Asker, at, type Client } from '../support/client';
import { operation } from '../support/operations';

/** The commission, at work on one case. */
export const commission = (caseReference: string): Asker => ({
  bureau: 'XPO',
  role: 'commission',
  subject: 'ccf@xpo',
  purpose: 'SUPERVISION',
  caseReference,
});

/** An officer of the bureau that owns the specimens, who answers the commission. */
export const owner: Asker = { bureau: 'UTO', role: 'officer', subject: 'officer@uto', purpose: 'SUPERVISION' };

let requests = 0;

/** Sends the named mutation with a request id of its own, unless it has one; gives its outcome. */
export async function act(client: Client, name: string, input: object, asker: Asker): Promise<Record<string, unknown>> {
  requests += 1;
  const answer = await client.ask(operation(name), { input: { requestId: `request-${requests}`, ...input } }, asker);
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return Object.values(answer.data ?? {})[0] as Record<string, unknown>;
}

/** The same, of which a success is expected; gives the id of what it was about. */
export async function done(client: Client, name: string, input: object, asker: Asker): Promise<string> {
  const outcome = await act(client, name, input, asker);
  if (outcome['__typename'] !== `${name}Success`) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  const about = (outcome['case'] ?? outcome['order'] ?? outcome['consultation']) as { id: string };
  return about.id;
}

/** The answer to a named operation. */
export async function read(client: Client, name: string, variables: object, asker: Asker): Promise<Answer> {
  return client.ask(operation(name), { ...variables }, asker);
}

/** Opens an admissible case with these records in it; gives its id. */
export async function openedCase(
  client: Client,
  reference: string,
  kind: 'ACCESS' | 'CORRECTION' | 'DELETION',
  recordIds: readonly string[],
): Promise<string> {
  const asker = commission(reference);
  const applicant = { names: ['Anna Maria Eriksson'], birthDate: '1974-08-12' };
  const caseId = await done(client, 'OpenCommissionCase', { kind, applicant }, asker);
  await done(client, 'DecideCommissionAdmissibility', { caseId, admissible: true, reason: 'It is.' }, asker);
  if (recordIds.length > 0) await done(client, 'AddCommissionRecords', { caseId, recordIds }, asker);
  return caseId;
}

/** An order as the case shows it. */
export interface ShownOrder {
  id: string;
  act: string;
  status: string;
  recordId: string;
  doneAt: string | null;
  overdue: boolean;
  fields: string[];
}

/** Waits until an order of a case has a status; fails after a while. */
export async function orderIn(
  client: Client,
  asker: Asker,
  caseId: string,
  orderId: string,
  status: string,
): Promise<ShownOrder> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await read(client, 'CommissionCase', { id: caseId }, asker);
    const order = at<ShownOrder[]>(answer, 'commissionCase.orders').find(({ id }) => id === orderId);
    if (order?.status === status) return order;
    if (Date.now() > deadline) throw new Error(`the order is ${order?.status}, not ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
