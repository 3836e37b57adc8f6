import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createLogger } from '@crimegraph/shared/log/logger';
import { SUPERGRAPH_FILE } from '../settings';
import { graphRules } from './graph-rules';
import { SupergraphFile } from './supergraph-file';

const good = readFileSync(SUPERGRAPH_FILE, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'supergraph-'));
const path = join(folder, 'supergraph.graphql');
const lines: string[] = [];
const logger = createLogger('test', 'info', { write: (line) => lines.push(line) });
const updates: string[] = [];
let cleanup: () => Promise<void>;

afterAll(async () => {
  await cleanup();
  rmSync(folder, { recursive: true });
});

function replace(text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 10) {
    if (waited > 5_000) throw new Error('it did not come to that');
    await delay(10);
  }
}

test('a new file is taken, rules and all; one that cannot be served is refused at every reading, loudly', async () => {
  replace(good);
  const file = new SupergraphFile(path, (sdl) => graphRules(sdl, new Set()), logger, 20);
  const started = await file.initialize({
    update: (sdl) => updates.push(sdl),
    healthCheck: jest.fn(),
    getDataSource: jest.fn(),
  });
  cleanup = started.cleanup;
  const first = file.rules;
  expect(first?.costs.weightOf('Query.personSearch')).toBe(20);

  // Only a rule is another: the schema that clients see is the same, and all the same it is taken.
  replace(good.replaceAll('@cost(weight: 20)', '@cost(weight: 30)'));
  await until(() => updates.length === 1);
  const second = file.rules;
  expect(second?.costs.weightOf('Query.personSearch')).toBe(30);
  expect(updates[0]).not.toContain('@requiresScopes');

  for (const bad of [
    'type Query {',
    'type Query { a: Int }',
    good.replace('name: "vehicles"', 'name: "somebody"'),
    good.replace('dev/requiresScopes/v0.1"', 'dev/seals/v0.1"'),
    good.replace('@requiresScopes(scopes: [["vehicles:read', '@requiresScopes(scopes: [["vehicles:raed'),
  ]) {
    expect(bad).not.toBe(good);
    lines.length = 0;
    replace(bad);
    await until(() => lines.filter((line) => line.includes('"level":50')).length >= 2);
    expect(file.rules).toBe(second);
  }
  expect(updates).toHaveLength(1);
}, 20_000);
