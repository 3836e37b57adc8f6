import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { STOP_MS } from '@crimegraph/shared/server/run-process';
import type { ComposeFile, ComposeService } from './compose-file';
import { secretName } from './secret-name';
import { type ProcessName, processNames } from './settings-asked-for';

/**
 * What our own rules have against a compose file; empty when all is well.
 *
 * @param settings the names that each process asks its environment for
 * @param port where processes listen in the image
 */
export function composeProblems(
  file: ComposeFile,
  settings: ReadonlyMap<ProcessName, ReadonlySet<string>>,
  port: string,
): string[] {
  return [
    ...Object.entries(file.services).flatMap(([name, service]) =>
      [...confinement(service), ...reach(name, service, file), ...secrets(service, file)].map(
        (text) => `${name}: ${text}`,
      ),
    ),
    ...processNames.flatMap((process) => [...environment(process, file, settings)]),
    ...subgraphNames.flatMap((name) => [...migration(name, file)]),
    ...gateway(file, port),
  ];
}

function* confinement(service: ComposeService): Iterable<string> {
  if (service.read_only !== true) yield 'its root file system can be written (read_only)';
  if (!service.cap_drop?.includes('ALL') || service.cap_add !== undefined) yield 'it keeps capabilities (cap_drop)';
  if (!service.security_opt?.includes('no-new-privileges:true')) yield 'it may gain privileges (security_opt)';
  if (service.privileged === true) yield 'it is privileged';
  if (service.pid !== undefined || service.network_mode !== undefined) yield "it shares the host's namespaces";
  if (/^(0|root)\b/.test(service.user ?? '')) yield 'it runs as root';
  if (!/:(?!latest$)[\w.-]+(@sha256:\w+)?$/.test(service.image ?? '')) yield 'its image has no tag of its own';
  const limits = service.deploy?.resources?.limits ?? {};
  for (const limit of ['cpus', 'memory', 'pids']) if (limits[limit] === undefined) yield `it has no limit of ${limit}`;
}

function* reach(name: string, service: ComposeService, file: ComposeFile): Iterable<string> {
  if (name === 'gateway') return;
  if (service.ports !== undefined) yield 'it publishes a port';
  const networks = service.networks ?? ['default'];
  for (const network of networks) {
    if (file.networks[network]?.internal !== true) yield `it is on a network with a way out: ${network}`;
  }
}

function* secrets(service: ComposeService, file: ComposeFile): Iterable<string> {
  const given = service.secrets ?? [];
  for (const name of given) {
    if (file.secrets[name] === undefined) yield `the secret ${name} is declared nowhere`;
    if (file.secrets[name]?.['file'] === undefined && file.secrets[name]?.['external'] !== true) {
      yield `the secret ${name} is no reference`;
    }
  }
  for (const [name, value] of Object.entries(service.environment ?? {})) {
    if (/:\/\/[^/\s]*:[^/\s]*@/.test(value ?? '')) yield `${name} holds a password`;
    if (!secretName.test(name)) continue;
    const referred = /^\/run\/secrets\/(.+)$/.exec(value ?? '')?.[1];
    if (!name.endsWith('_FILE') || referred === undefined) yield `${name} holds a secret: give its file`;
    else if (!given.includes(referred)) yield `${name} names a secret that it is not given`;
  }
}

function* environment(
  process: ProcessName,
  file: ComposeFile,
  settings: ReadonlyMap<ProcessName, ReadonlySet<string>>,
): Iterable<string> {
  for (const service of process === 'gateway' ? [process] : [process, `${process}-migration`]) {
    if (file.services[service] === undefined) yield `${service}: there is no such service`;
    for (const name of Object.keys(file.services[service]?.environment ?? {})) {
      if (settings.get(process)?.has(name) !== true) yield `${service}: ${name} is no setting of ${process}`;
    }
    const grace = Number(/^(\d+)s$/.exec(file.services[service]?.stop_grace_period ?? '')?.[1] ?? 0);
    if (grace * 1_000 <= STOP_MS) yield `${service}: it is killed before it has stopped (stop_grace_period)`;
  }
}

function* migration(name: string, file: ComposeFile): Iterable<string> {
  const serving = file.services[name];
  const migrating = file.services[`${name}-migration`];
  if (serving?.environment?.['MIGRATE'] !== 'never') yield `${name}: it migrates while it serves (MIGRATE)`;
  if (serving?.depends_on?.[`${name}-migration`]?.condition !== 'service_completed_successfully') {
    yield `${name}: it does not wait for its migration`;
  }
  const expected = [...(serving?.command ?? []), '--migrate'].join(' ');
  if (migrating?.command?.join(' ') !== expected) yield `${name}-migration: expected the command ${expected}`;
}

function* gateway(file: ComposeFile, port: string): Iterable<string> {
  const service = file.services['gateway'];
  for (const name of subgraphNames) {
    const variable = `${name.toUpperCase()}_URL`;
    const expected = `http://${name}:${port}/graphql`;
    if (service?.environment?.[variable] !== expected) yield `gateway: expected ${variable} to be ${expected}`;
    if (service?.depends_on?.[name]?.condition !== 'service_healthy') yield `gateway: it does not wait for ${name}`;
  }
}
