import { MRZ_SPECIMENS } from '@crimegraph/shared/mrz/specimens';
import { startTrialSystem } from './trial-system';

/** From nothing to a first answer: once with empty stores (migrated and seeded on the way), once with the stores there. */
export async function coldStart(): Promise<Record<string, number>> {
  const first = await startTrialSystem();
  const firstAnswerMs = first.startMs + (await answerMs(first.url, first.token));
  await first.stop();
  const second = await startTrialSystem(first.dataDir);
  const secondAnswerMs = second.startMs + (await answerMs(second.url, second.token));
  await second.stop();
  second.remove();
  return { firstStartToAnswerMs: Math.round(firstAnswerMs), laterStartToAnswerMs: Math.round(secondAnswerMs) };
}

async function answerMs(url: string, token: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-purpose': 'BORDER_CONTROL' },
    body: JSON.stringify({
      query: 'query ($mrz: Mrz!) { documentCheckByMrz(mrz: $mrz) { verdict } }',
      variables: { mrz: MRZ_SPECIMENS[0]?.mrz },
    }),
  });
  const answer = (await response.json()) as { data?: { documentCheckByMrz?: { verdict?: string } } };
  if (answer.data?.documentCheckByMrz?.verdict === undefined) throw new Error('the first check was not answered');
  return performance.now() - started;
}
