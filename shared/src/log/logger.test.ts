import { createLogger } from './logger';
import { withRequestId } from './request-id';

test('every line of a request carries its id, and no personal data', () => {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  try {
    const logger = createLogger('test', 'info', process.stdout);
    logger.info('before');
    withRequestId('abc', () => logger.info({ mrz: 'P<UTO', caller: { name: 'Doe' } }, 'inside'));
  } finally {
    write.mockRestore();
  }
  const [before, inside] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(before).not.toHaveProperty('trace');
  expect(inside).toMatchObject({ trace: 'abc', mrz: '[withheld]', caller: { name: '[withheld]' } });
});
