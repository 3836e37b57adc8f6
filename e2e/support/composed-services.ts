import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { type ComposeFile, parseCompose, readCompose } from '../../deploy/lint/src/compose-file';
import type { Image } from './follow-dockerfile';
import { SupervisedProcess } from './supervised-process';

/** An account that owns nothing. */
const NOBODY = 65_534;

/**
 * The services of the compose file as processes of this machine: the same commands and settings, out of the same image, each on
 * a loopback address of its own instead of a container's.
 */
export class ComposedServices {
  private readonly file: ComposeFile;
  private readonly addresses: ReadonlyMap<string, string>;

  /**
   * @param folders what stands for the folders that containers are given, by their paths there
   * @param network the first three numbers of the services' addresses
   */
  constructor(
    private readonly image: Image,
    private readonly folders: Record<string, string>,
    variables: Record<string, string>,
    network: string,
  ) {
    this.file = parseCompose(readCompose(join(projectRoot, 'deploy/compose/compose.yaml'), variables));
    this.addresses = new Map(Object.keys(this.file.services).map((name, index) => [name, `${network}.${index + 101}`]));
  }

  /** Where a service is reached. */
  url(name: string, path: string): string {
    return `http://${this.address(name)}:${this.image.environment['PORT']}${path}`;
  }

  /** A service, or another `command` in its environment. */
  process(name: string, command = this.file.services[name]?.command ?? []): SupervisedProcess {
    const [program = '', ...parameters] = command;
    return new SupervisedProcess({
      command: program === 'node' ? process.execPath : program,
      parameters,
      directory: join(this.image.root, this.image.workingDirectory),
      environment: this.environment(name),
      account: NOBODY,
    });
  }

  private environment(name: string): Record<string, string> {
    const environment = {
      ...this.image.environment,
      ...this.file.services[name]?.environment,
      HOST: this.address(name),
    };
    return Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, this.translated(value ?? '')]));
  }

  private translated(value: string): string {
    const folder = Object.keys(this.folders).find((path) => value.startsWith(`${path}/`));
    if (folder !== undefined) return value.replace(folder, this.folders[folder] ?? '');
    return value.replace(/(?<=\/\/)[\w-]+(?=:)/, (host) => this.addresses.get(host) ?? host);
  }

  private address(name: string): string {
    const address = this.addresses.get(name);
    if (address === undefined) throw new Error(`there is no service ${name}`);
    return address;
  }
}
