import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { limitTable } from './limits';
import { limitsSetting } from './limits-setting';

test('docs/limits.md tells each limit as it is', () => {
  const told = readFileSync(join(projectRoot, 'docs/limits.md'), 'utf8').replace(/ +/g, ' ');
  for (const [name, { default: value, unit, why }] of Object.entries(limitTable)) {
    expect(told).toContain(`| \`${name}\` | ${value.toLocaleString('en-US')} ${unit} | ${why} |`);
  }
});

test('limits are set by their names, as positive integers, and nothing else is taken', () => {
  expect(limitsSetting.parse('{"cost":5,"depth":3}')).toEqual({ cost: 5, depth: 3 });
  for (const text of ['{"costs":5}', '{"cost":0}', '{"cost":"5"}', '[]', 'cost=5', '{"cost":1.5}']) {
    expect(limitsSetting.safeParse(text).success).toBe(false);
  }
});
