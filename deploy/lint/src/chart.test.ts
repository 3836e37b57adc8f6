import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { isMap, parse, parseDocument, type YAMLMap } from 'yaml';
import { chartPath, helm, renderChart } from './helm';
import { imageEnvironment } from './image-environment';
import { kubernetesProblems } from './kubernetes-schema';
import { type Container, type Manifest, nameOf, workloads } from './manifest';
import { environmentOf, manifestProblems, processOf } from './manifest-rules';
import { readSettings, settingsAskedFor } from './settings-asked-for';

const values = (name: string) => ['--values', join(chartPath, 'ci', `${name}-values.yaml`)];
const variants: [string, string[]][] = [
  ['its own database, on the first day', values('own-database')],
  ['its own database, upgraded', [...values('own-database'), '--is-upgrade']],
  ['an existing database and all that is optional', values('existing-database')],
  [
    'five database nodes',
    [...values('own-database'), '--set', 'database.galera.nodes=5,database.galera.storage.className=fast'],
  ],
  ['no network policies', [...values('own-database'), '--set', 'networkPolicy.enabled=false']],
];

// Helm and the compiler, on a machine that does other work as well.
jest.setTimeout(120_000);

describe('the chart', () => {
  let settings: Awaited<ReturnType<typeof settingsAskedFor>>;
  beforeAll(async () => (settings = await settingsAskedFor()));

  it.each(['own-database', 'existing-database'])("passes Helm's own lint with the values of ci/%s", (name) => {
    expect(helm('lint', '--strict', chartPath, ...values(name))).toMatchObject({ ok: true });
  });

  it.each(variants)('fits the schema of Kubernetes with %s', (_what, parameters) => {
    const manifests = renderChart(...parameters);
    expect(manifests.length).toBeGreaterThan(25);
    expect(kubernetesProblems(manifests)).toEqual([]);
  });

  it.each(variants)('keeps our rules with %s', (_what, parameters) => {
    expect(manifestProblems(renderChart(...parameters), settings)).toEqual([]);
  });

  it.each<[string, string]>([
    ['gateway.replics=3', "additional properties 'replics' not allowed"],
    ['gateway.replicas=0', 'minimum'],
    ['tokens.jwksUrl=identity.example', 'does not match pattern'],
    ['database.galera.nodes=2', 'value must be one of 3, 5'],
    ['database.galera.enabled=false', 'database.existing.to is needed'],
    ['tokens.revocations.configMap=', 'tokens.revocations is needed'],
    ['gateway.ingress.enabled=true', 'gateway.ingress.host is needed'],
    ['secrets.auditKey.value=c2VjcmV0', "additional properties 'value' not allowed"],
  ])('refuses the value %s', (setting, message) => {
    const { ok, errors } = helm('template', 'crimegraph', chartPath, ...values('own-database'), '--set', setting);
    expect(ok).toBe(false);
    expect(errors).toContain(message);
  });

  it('refuses to be installed without knowing whose tokens are accepted', () => {
    expect(helm('template', 'crimegraph', chartPath).errors).toContain("at '/tokens/issuer'");
  });

  it('names the image by its digest where one is given', () => {
    const images = workloads(renderChart(...values('existing-database'))).map(
      ({ spec }) => first(spec.template.spec.containers).image,
    );
    expect(new Set(images)).toEqual(new Set([`registry.example/crimegraph@sha256:${'0'.repeat(64)}`]));
  });

  it('has the version of the project', () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
    expect(parse(readFileSync(join(chartPath, 'Chart.yaml'), 'utf8'))).toMatchObject({ appVersion: version });
  });

  it('explains each value that is set in values.yaml, at it or at what it belongs to', () => {
    const document = parseDocument(readFileSync(join(chartPath, 'values.yaml'), 'utf8'));
    expect(unexplained(document.contents as YAMLMap)).toEqual([]);
  });

  describe('runs migrations', () => {
    const jobs = (...parameters: string[]) => renderChart(...parameters).filter(({ kind }) => kind === 'Job');

    it.each<[string, string[], boolean]>([
      ['as ordinary Jobs on the day on which it brings the database', values('own-database'), false],
      ['as hooks before an upgrade', [...values('own-database'), '--is-upgrade'], true],
      ['as hooks before the first start on an existing database', values('existing-database'), true],
    ])('%s', (_what, parameters, hooks) => {
      expect(jobs(...parameters).map(({ metadata }) => metadata.annotations?.['helm.sh/hook'])).toEqual(
        Array(5).fill(hooks ? 'pre-install,pre-upgrade' : undefined),
      );
    });

    it('and no process that serves does', () => {
      const manifests = renderChart(...values('own-database'));
      for (const { kind, spec } of workloads(manifests)) {
        const container = first(spec.template.spec.containers);
        const process = processOf(container);
        if (process === undefined || process === 'gateway') continue;
        expect([container.command.at(-1) === '--migrate', environmentOf(container, manifests)['MIGRATE']]).toEqual(
          kind === 'Job' ? [true, undefined] : [false, 'never'],
        );
      }
    });
  });

  describe('with secrets made by make-secrets.sh', () => {
    let made: string;
    beforeAll(() => {
      made = mkdtempSync(join(tmpdir(), 'crimegraph-secrets-'));
      execFileSync('bash', [join(projectRoot, 'deploy/make-secrets.sh'), made, 'one,two,three']);
    });
    afterAll(() => rmSync(made, { recursive: true }));

    it('gives every process all that it asks for in production', async () => {
      const manifests = renderChart(...values('own-database'));
      const image = imageEnvironment(join(projectRoot, 'deploy/docker/Dockerfile'));
      let read = 0;
      for (const { spec } of workloads(manifests)) {
        const container = first(spec.template.spec.containers);
        const process = processOf(container);
        if (process === undefined) continue;
        const mounted = join(made, `mounted-${read}`);
        mkdirSync(mounted);
        for (const { projected } of spec.template.spec.volumes ?? []) {
          for (const { key, path } of projected?.sources.flatMap(({ secret }) => secret?.items ?? []) ?? []) {
            writeFileSync(join(mounted, path), readFileSync(join(made, key)));
          }
        }
        const environment = { ...image, ...environmentOf(container, manifests) };
        for (const [name, value] of Object.entries(environment)) {
          environment[name] = value.replace('/run/secrets/crimegraph', mounted);
        }
        await expect(readSettings(process, environment)).resolves.toMatchObject({ host: '0.0.0.0', port: 4000 });
        read += 1;
      }
      expect(read).toBe(11);
    });
  });

  describe('is refused', () => {
    const rendered = renderChart(...values('own-database'));

    const changed = (name: string, change: (manifest: Manifest) => void): Manifest[] => {
      const manifests = structuredClone(rendered);
      const manifest = manifests.find((one) => nameOf(one) === name);
      if (manifest === undefined) throw new Error(`there is no ${name}`);
      change(manifest);
      return manifests;
    };
    const container = (manifest: Manifest): Container => first(manifest.spec?.template?.spec.containers ?? []);

    it.each<[string, string, (manifest: Manifest) => void]>([
      [
        'readOnlyRootFilesytem',
        'Deployment/crimegraph-persons',
        (one) => Object.assign(container(one).securityContext ?? {}, { readOnlyRootFilesytem: true }),
      ],
      [
        "Type 'string' is not assignable to type 'number'",
        'Deployment/crimegraph-persons',
        (one) => Object.assign(one.spec ?? {}, { replicas: 'two' }),
      ],
      ['selector', 'StatefulSet/crimegraph-database', (one) => delete one.spec?.selector],
      [
        'limits',
        'Deployment/crimegraph-gateway',
        (one) => Object.assign(container(one).resources?.limits ?? {}, { memory: '512 MB' }),
      ],
      ['there is no such kind', 'Deployment/crimegraph-gateway', (one) => (one.apiVersion = 'extensions/v1')],
    ])('by the schema of Kubernetes: %s', (problem, name, change) => {
      expect(kubernetesProblems(changed(name, change)).join('\n')).toContain(problem);
    });

    it.each<[string, string, (manifest: Manifest) => void]>([
      [
        'it mounts a token of Kubernetes',
        'Deployment/crimegraph-notices',
        (one) => delete one.spec?.template?.spec.automountServiceAccountToken,
      ],
      [
        'it may run as root',
        'StatefulSet/crimegraph-database',
        (one) => delete one.spec?.template?.spec.securityContext,
      ],
      [
        'its root file system can be written',
        'Deployment/crimegraph-gateway',
        (one) => delete container(one).securityContext?.readOnlyRootFilesystem,
      ],
      [
        'it may gain privileges',
        'Deployment/crimegraph-gateway',
        (one) => delete container(one).securityContext?.allowPrivilegeEscalation,
      ],
      [
        'it keeps capabilities',
        'Deployment/crimegraph-gateway',
        (one) => delete container(one).securityContext?.capabilities,
      ],
      [
        'its image has no tag of its own',
        'Deployment/crimegraph-gateway',
        (one) => (container(one).image = 'crimegraph:latest'),
      ],
      [
        'it has no limit of memory',
        'Job/crimegraph-persons-first-migration',
        (one) => delete container(one).resources?.limits?.['memory'],
      ],
      [
        'it requests no cpu',
        'Deployment/crimegraph-persons',
        (one) => delete container(one).resources?.requests?.['cpu'],
      ],
      ['it has no readinessProbe', 'StatefulSet/crimegraph-database', (one) => delete container(one).readinessProbe],
      [
        'it stops before it is taken out of its Service (preStop)',
        'Deployment/crimegraph-gateway',
        (one) => delete container(one).lifecycle,
      ],
      [
        'it is killed before it has stopped (terminationGracePeriodSeconds)',
        'Deployment/crimegraph-gateway',
        (one) => Object.assign(one.spec?.template?.spec ?? {}, { terminationGracePeriodSeconds: 15 }),
      ],
      [
        'PERSON_URL is no setting of gateway',
        'Deployment/crimegraph-gateway',
        (one) => container(one).env?.push({ name: 'PERSON_URL', value: 'http://persons' }),
      ],
      [
        'AUDIT_KEY holds a secret: give its file',
        'Deployment/crimegraph-persons',
        (one) => container(one).env?.push({ name: 'AUDIT_KEY', value: 'c2VjcmV0' }),
      ],
      [
        'a secret is put in its environment',
        'Deployment/crimegraph-persons',
        (one) => container(one).env?.push({ name: 'AUDIT_KEY_FILE', valueFrom: { secretKeyRef: {} } }),
      ],
      [
        'it holds a password',
        'ConfigMap/crimegraph-subgraphs',
        (one) => Object.assign(one.data ?? {}, { HIT_DESK_URL: 'http://a:b@notices' }),
      ],
      ['it holds a secret', 'ConfigMap/crimegraph-gateway', (one) => (one.kind = 'Secret')],
      [
        'expected it to select the pods of one workload, not of 0',
        'Service/crimegraph-persons',
        (one) => Object.assign(one.spec?.selector ?? {}, { 'app.kubernetes.io/component': 'person' }),
      ],
      [
        'expected it to select the pods of one workload, not of 12',
        'PodDisruptionBudget/crimegraph-persons',
        (one) => delete one.spec?.selector?.matchLabels?.['app.kubernetes.io/component'],
      ],
      [
        'there is no port web',
        'Service/crimegraph-persons',
        (one) => (first(one.spec?.ports ?? []).targetPort = 'web'),
      ],
    ])('by our rules: %s', (problem, name, change) => {
      const at = name.startsWith('ConfigMap/crimegraph-gateway') ? name.replace('ConfigMap', 'Secret') : name;
      expect(manifestProblems(changed(name, change), settings)).toContain(`${at}: ${problem}`);
    });
  });
});

function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error('the list is empty');
  return item;
}

/** Paths of maps and values that neither have a comment nor stand in a map with one. */
function unexplained(map: YAMLMap, path = '', explained = false): string[] {
  return map.items.flatMap((pair, index) => {
    const key = pair.key as { value: string; commentBefore?: string | null };
    const here = path === '' ? key.value : `${path}.${key.value}`;
    const comment = key.commentBefore ?? (index === 0 ? map.commentBefore : undefined);
    const isExplained = explained || typeof comment === 'string';
    if (isMap(pair.value)) return unexplained(pair.value, here, isExplained);
    return isExplained ? [] : [here];
  });
}
