import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore from '@balena/dockerignore';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { dockerfileProblems } from './dockerfile-rules';

const text = readFileSync(join(projectRoot, 'deploy/docker/Dockerfile'), 'utf8');

describe('the Dockerfile', () => {
  it('keeps the rules of the language and ours', () => expect(dockerfileProblems(text)).toEqual([]));

  it.each<[string, (text: string) => string]>([
    [
      'the base node has no tag of its own',
      (good) => good.replace('NODE_IMAGE=node:24-bookworm-slim\n\n', 'NODE_IMAGE=node\n\n'),
    ],
    [
      'the base node:latest has no tag of its own',
      (good) => good.replace('FROM ${NODE_IMAGE} AS', 'FROM node:latest AS'),
    ],
    [
      'it does not run as an account other than root, by its number',
      (good) => good.replace('USER 1000:1000', 'USER node'),
    ],
    [
      'it does not run as an account other than root, by its number',
      (good) => good.replace('USER 1000:1000', 'USER 0'),
    ],
    [
      'its command is run by a shell, which passes no signals on',
      (good) => good.replace(/^CMD .*$/m, 'CMD node gateway/dist/main.js'),
    ],
    ['it has no health check', (good) => good.replace(/^HEALTHCHECK[^\n]*\n[^\n]*\n/m, '')],
    ['AUDIT_KEY is kept in the image', (good) => good.replace('ENV NODE_ENV', 'ENV AUDIT_KEY=c2VjcmV0 NODE_ENV')],
    ['it does not run as in production', (good) => good.replace('NODE_ENV=production ', '')],
    ['something is run in the last stage', (good) => good.replace('USER', 'RUN chmod -R 777 .\nUSER')],
    ['line 8: Unknown instruction: COPYY', (good) => good.replace('COPY . .', 'COPYY . .')],
  ])('is refused: %s', (problem, change) => {
    expect(change(text)).not.toBe(text);
    expect(dockerfileProblems(change(text))).toContain(problem);
  });
});

describe('what the image is built from', () => {
  const isIncluded = ignore()
    .add(readFileSync(join(projectRoot, '.dockerignore'), 'utf8'))
    .createFilter();

  it.each([
    'deploy/compose/secrets/audit-key',
    'deploy/compose/.env',
    '.env',
    '.git/config',
    'data/development-keys.json',
    'secrets/audit-key',
  ])('leaves out %s', (path) => expect(isIncluded(path)).toBe(false));

  it.each([
    'node_modules/graphql/package.json',
    'shared/dist/index.js',
    'shared/test/audit-log.test.ts',
    'gateway/src/settings.test.ts',
    'e2e/README.md',
  ])('leaves out %s, which it does not need', (path) => expect(isIncluded(path)).toBe(false));

  it('has every workspace, without which npm ci refuses to work', () => {
    const { workspaces } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      workspaces: string[];
    };
    const named = workspaces
      .filter((workspace) => !workspace.includes('*'))
      .map((workspace) => `${workspace}/package.json`);
    expect(named.length).toBeGreaterThan(3);
    for (const path of named)
      expect([path, existsSync(join(projectRoot, path)), isIncluded(path)]).toEqual([path, true, true]);
  });
});
