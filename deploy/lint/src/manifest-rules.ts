import { STOP_MS } from '@crimegraph/shared/server/run-process';
import {
  type Container,
  type Labels,
  type Manifest,
  nameOf,
  type PodSpec,
  selects,
  type Spec,
  workloads,
} from './manifest';
import { secretName } from './secret-name';
import type { ProcessName } from './settings-asked-for';

/**
 * What our own rules have against the manifests of a release; empty when all is well.
 *
 * @param settings the names that each process asks its environment for
 */
export function manifestProblems(
  manifests: readonly Manifest[],
  settings: ReadonlyMap<ProcessName, ReadonlySet<string>>,
): string[] {
  return [
    ...workloads(manifests).flatMap((workload) =>
      [...pod(workload.kind, workload.spec.template.spec, manifests, settings)].map(
        (text) => `${nameOf(workload)}: ${text}`,
      ),
    ),
    ...manifests.flatMap((manifest) => [...secrets(manifest)].map((text) => `${nameOf(manifest)}: ${text}`)),
    ...manifests.flatMap((manifest) => [...targets(manifest, manifests)].map((text) => `${nameOf(manifest)}: ${text}`)),
  ];
}

/** The environment of a container of ours, with that of the ConfigMaps that it names. */
export function environmentOf(container: Container, manifests: readonly Manifest[]): Record<string, string> {
  const maps = (container.envFrom ?? []).map(({ configMapRef }) =>
    manifests.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMapRef?.name),
  );
  return Object.assign(
    {},
    ...maps.map((map) => map?.data ?? {}),
    Object.fromEntries((container.env ?? []).map(({ name, value }) => [name, value ?? ''])),
  ) as Record<string, string>;
}

/** Which process of ours a container runs; undefined when it runs another's. */
export function processOf({ command }: Container): ProcessName | undefined {
  return /^node (?:subgraphs\/)?(\w+)\/dist\/main\.js/.exec(command.join(' '))?.[1] as ProcessName | undefined;
}

function* pod(
  kind: string,
  spec: PodSpec,
  manifests: readonly Manifest[],
  settings: ReadonlyMap<ProcessName, ReadonlySet<string>>,
): Iterable<string> {
  if (spec.automountServiceAccountToken !== false) yield 'it mounts a token of Kubernetes';
  if (spec.hostNetwork === true || spec.hostPID === true) yield "it shares the host's namespaces";
  if (spec.securityContext?.runAsNonRoot !== true) yield 'it may run as root';
  if (spec.securityContext?.seccompProfile?.type !== 'RuntimeDefault') yield 'it has no seccomp profile';
  for (const container of spec.containers) {
    yield* confinement(container);
    yield* resources(container);
    if (kind !== 'Job') yield* supervision(container, spec.terminationGracePeriodSeconds ?? 30);
    const process = processOf(container);
    if (process === undefined) continue;
    for (const name of Object.keys(environmentOf(container, manifests))) {
      if (settings.get(process)?.has(name) !== true) yield `${name} is no setting of ${process}`;
    }
  }
}

function* confinement({ securityContext, image }: Container): Iterable<string> {
  if (securityContext?.readOnlyRootFilesystem !== true) yield 'its root file system can be written';
  if (securityContext?.allowPrivilegeEscalation !== false) yield 'it may gain privileges';
  const { drop, add } = securityContext?.capabilities ?? {};
  if (drop?.includes('ALL') !== true || add !== undefined) yield 'it keeps capabilities';
  if (!/(:(?!latest$)[\w.-]+|@sha256:[0-9a-f]{64})$/.test(image)) yield 'its image has no tag of its own';
}

function* resources({ resources: { requests = {}, limits = {} } = {} }: Container): Iterable<string> {
  for (const amount of ['cpu', 'memory']) {
    if (requests[amount] === undefined) yield `it requests no ${amount}`;
    if (limits[amount] === undefined) yield `it has no limit of ${amount}`;
  }
}

function* supervision(container: Container, graceSeconds: number): Iterable<string> {
  for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const) {
    if (container[probe] === undefined) yield `it has no ${probe}`;
  }
  if (processOf(container) === undefined) return;
  const [command, seconds] = container.lifecycle?.preStop?.exec?.command ?? [];
  if (command !== 'sleep') yield 'it stops before it is taken out of its Service (preStop)';
  if (graceSeconds * 1_000 <= Number(seconds) * 1_000 + STOP_MS) {
    yield 'it is killed before it has stopped (terminationGracePeriodSeconds)';
  }
}

/** Secrets are named, never held: no Secret, none in a ConfigMap, none in an environment, which is shown in many places. */
function* secrets(manifest: Manifest): Iterable<string> {
  if (manifest.kind === 'Secret') yield 'it holds a secret';
  if (/:\/\/[^/\s"]*:[^/\s"]*@/.test(JSON.stringify(withoutFiles(manifest)))) yield 'it holds a password';
  const containers = manifest.spec?.template?.spec.containers ?? [];
  const environment = [
    ...Object.entries(manifest.kind === 'ConfigMap' ? (manifest.data ?? {}) : {}),
    ...containers.flatMap(({ env = [] }) => env.map(({ name, value }): [string, string] => [name, value ?? ''])),
  ];
  for (const [name, value] of environment) {
    if (secretName.test(name) && !(name.endsWith('_FILE') && value.startsWith('/run/secrets/'))) {
      yield `${name} holds a secret: give its file`;
    }
  }
  for (const { env = [], envFrom = [] } of containers) {
    if (env.some(({ valueFrom }) => valueFrom?.['secretKeyRef'] !== undefined))
      yield 'a secret is put in its environment';
    if (envFrom.some(({ secretRef }) => secretRef !== undefined)) yield 'a secret is put in its environment';
  }
}

/** The scripts and settings of the database, which show what an address looks like. */
function withoutFiles(manifest: Manifest): unknown {
  if (manifest.kind !== 'ConfigMap') return manifest;
  return Object.entries(manifest.data ?? {}).filter(([name]) => !/\.(sh|cnf)$/.test(name));
}

/** What points at pods, ports or workloads finds them. */
function* targets({ kind, spec }: Manifest, manifests: readonly Manifest[]): Iterable<string> {
  if (spec === undefined) return;
  const wanted = selectedBy(kind, spec);
  if (wanted !== undefined) {
    const selected = workloads(manifests).filter((workload) =>
      selects({ matchLabels: wanted }, workload.spec.template.metadata.labels),
    );
    if (selected.length !== 1) yield `expected it to select the pods of one workload, not of ${selected.length}`;
    const ports = selected.flatMap((workload) =>
      workload.spec.template.spec.containers.flatMap(({ ports = [] }) => ports),
    );
    for (const { targetPort } of kind === 'Service' ? (spec.ports ?? []) : []) {
      if (!ports.some(({ name }) => name === targetPort)) yield `there is no port ${targetPort}`;
    }
  }
  const scaled = spec.scaleTargetRef;
  if (scaled !== undefined && !manifests.some((other) => nameOf(other) === `${scaled.kind}/${scaled.name}`)) {
    yield `there is no ${scaled.kind}/${scaled.name}`;
  }
}

function selectedBy(kind: string, spec: Spec): Labels | undefined {
  if (kind === 'Service') return spec.selector;
  return ['Deployment', 'StatefulSet', 'PodDisruptionBudget'].includes(kind) ? spec.selector?.matchLabels : undefined;
}
