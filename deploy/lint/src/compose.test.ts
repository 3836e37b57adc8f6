import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { type ComposeFile, parseCompose, readCompose, schemaProblems } from './compose-file';
import { composeProblems } from './compose-rules';
import { imageEnvironment } from './image-environment';
import { processNames, readSettings, settingsAskedFor } from './settings-asked-for';

const path = join(projectRoot, 'deploy/compose/compose.yaml');
const image = imageEnvironment(join(projectRoot, 'deploy/docker/Dockerfile'));
const variables = Object.fromEntries(
  readFileSync(join(projectRoot, 'deploy/compose/.env.example'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('=', 2) as [string, string]),
);
const text = readCompose(path, variables);

describe('the compose file', () => {
  let settings: Awaited<ReturnType<typeof settingsAskedFor>>;
  beforeAll(async () => (settings = await settingsAskedFor()));

  const problems = (change: (file: ComposeFile) => void = () => undefined): string[] => {
    const file = structuredClone(parseCompose(text));
    change(file);
    return composeProblems(file, settings, image['PORT'] ?? '');
  };

  it('fits the Compose specification', () => expect(schemaProblems(text)).toEqual([]));

  it('keeps our rules', () => expect(problems()).toEqual([]));

  it('does not start without knowing whose tokens are accepted', () => {
    expect(() => readCompose(path, {})).toThrow('JWT_ISSUER: whose tokens are accepted');
  });

  it.each<[string, string, RegExp]>([
    [
      'a misspelt key',
      text.replace('    cap_drop:', '    cap_dropp:').replace('  cap_drop:', '  cap_dropp:'),
      /must NOT have additional properties/,
    ],
    ['an unknown condition', text.replace('service_healthy', 'service_happy'), /depends_on/],
    ['a value of the wrong kind', text.replace('internal: true', 'internal: [1]'), /internal/],
  ])('is refused with %s', (_what, wrong, message) => {
    expect(wrong).not.toBe(text);
    expect(schemaProblems(wrong).join('\n')).toMatch(message);
  });

  it.each<[string, (file: ComposeFile) => void]>([
    ['persons: it publishes a port', (file) => (service(file, 'persons').ports = ['4001:4000'])],
    ['persons: its root file system can be written (read_only)', (file) => delete service(file, 'persons').read_only],
    ['notices: it keeps capabilities (cap_drop)', (file) => (service(file, 'notices').cap_add = ['NET_ADMIN'])],
    ['vehicles: it may gain privileges (security_opt)', (file) => (service(file, 'vehicles').security_opt = [])],
    ['database-2: it runs as root', (file) => (service(file, 'database-2').user = '0:0')],
    ['database-2: its image has no tag of its own', (file) => (service(file, 'database-2').image = 'mariadb:latest')],
    [
      'gateway: it has no limit of memory',
      (file) => delete service(file, 'gateway').deploy?.resources?.limits?.['memory'],
    ],
    ['documents: it is on a network with a way out: edge', (file) => service(file, 'documents').networks?.push('edge')],
    ['documents: AUDIT_KEY holds a secret: give its file', (file) => set(file, 'documents', 'AUDIT_KEY', 'c2VjcmV0')],
    ['documents: HIT_DESK_URL holds a password', (file) => set(file, 'documents', 'HIT_DESK_URL', 'http://a:b@c')],
    [
      'documents: AUDIT_KEY_FILE names a secret that it is not given',
      (file) => set(file, 'documents', 'AUDIT_KEY_FILE', '/run/secrets/persons-database-url'),
    ],
    [
      'gateway: the secret audit-key is no reference',
      (file) => {
        service(file, 'gateway').secrets?.push('audit-key');
        file.secrets['audit-key'] = { content: 'c2VjcmV0' };
      },
    ],
    ['gateway: AUDIT_MODE is no setting of gateway', (file) => set(file, 'gateway', 'AUDIT_MODE', 'on')],
    [
      'persons-migration: PERSON_DATABASE_URL_FILE is no setting of persons',
      (file) => set(file, 'persons-migration', 'PERSON_DATABASE_URL_FILE', '/run/secrets/persons-database-url'),
    ],
    [
      'persons: it migrates while it serves (MIGRATE)',
      (file) => delete service(file, 'persons').environment?.['MIGRATE'],
    ],
    ['persons: it does not wait for its migration', (file) => delete service(file, 'persons').depends_on],
    ['gateway: it does not wait for notices', (file) => delete service(file, 'gateway').depends_on?.['notices']],
    [
      'persons: it is killed before it has stopped (stop_grace_period)',
      (file) => (service(file, 'persons').stop_grace_period = '5s'),
    ],
    [
      'gateway: expected PERSONS_URL to be http://persons:4000/graphql',
      (file) => set(file, 'gateway', 'PERSONS_URL', 'http://persons:4001/graphql'),
    ],
  ])('is refused: %s', (problem, change) => expect(problems(change)).toContain(problem));

  describe('with secrets made by make-secrets.sh', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'crimegraph-secrets-'));
      makeSecrets(folder);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each(processNames)('gives %s all that it asks for in production', async (name) => {
      const services = name === 'gateway' ? [name] : [name, `${name}-migration`];
      for (const service of services) {
        const environment = { ...image, ...parseCompose(text).services[service]?.environment } as Record<
          string,
          string
        >;
        for (const [key, value] of Object.entries(environment)) {
          environment[key] = value.replace('/run/secrets', folder);
        }
        await expect(readSettings(name, environment)).resolves.toMatchObject({ host: '0.0.0.0', port: 4000 });
      }
    });

    it('declares each secret that is made, and no other', () => {
      const made = [
        'audit-key',
        'audit-signing-key',
        'gateway-signing-keys',
        ...subgraphNames.map((name) => `${name}-database-url`),
      ];
      expect(Object.keys(parseCompose(text).secrets).sort()).toEqual(made.sort());
    });

    it('never overwrites a secret', () => {
      const before = readFileSync(join(folder, 'audit-key'), 'utf8');
      makeSecrets(folder);
      expect(readFileSync(join(folder, 'audit-key'), 'utf8')).toBe(before);
    });
  });
});

function makeSecrets(folder: string): void {
  execFileSync('bash', [join(projectRoot, 'deploy/make-secrets.sh'), folder, 'database-1,database-2,database-3']);
}

function service(file: ComposeFile, name: string): NonNullable<ComposeFile['services'][string]> {
  const found = file.services[name];
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

function set(file: ComposeFile, name: string, variable: string, value: string): void {
  service(file, name).environment = { ...service(file, name).environment, [variable]: value };
}
