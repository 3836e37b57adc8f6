import { createHash } from 'node:crypto';
import { Supergraph } from '@apollo/federation-internals';
import type { SupergraphManager } from '@apollo/gateway';
import { Polled } from '@crimegraph/shared/config/polled';
import { fileSource } from '@crimegraph/shared/config/sources';
import type { Logger } from '@crimegraph/shared/log/logger';
import { withoutSecurityDirectives } from '../supergraph';
import type { GraphRules } from './graph-rules';

/**
 * Follows the file of the supergraph: a new one is read within a second and takes the place of the old, for requests that come from
 * then on. One that cannot be served is refused whole, loudly at every reading, and the old stays in force.
 */
export class SupergraphFile implements SupergraphManager {
  /** The rules of the supergraph that the gateway is being given. */
  rules: GraphRules | undefined;
  private update: ((sdl: string) => void) | undefined;

  constructor(
    private readonly path: string,
    private readonly rulesOf: (supergraphSdl: string) => GraphRules,
    private readonly logger: Logger,
    private readonly pollMs?: number,
  ) {}

  /** @throws when the first one cannot be served */
  async initialize({ update }: Parameters<SupergraphManager['initialize']>[0]) {
    const polled = await Polled.start({
      name: 'the supergraph',
      read: fileSource(this.path),
      parse: (text) => this.take(text),
      logger: this.logger,
      ...(this.pollMs !== undefined && { pollMs: this.pollMs }),
    });
    this.update = update;
    return { supergraphSdl: polled.current(), cleanup: () => Promise.resolve(polled.stop()) };
  }

  private take(text: string): string {
    const rules = this.rulesOf(text);
    // Apollo's gateway looks at nothing else, and takes a text that it has for no news: the rules may be other all the same.
    const sdl = `# ${createHash('sha256').update(text).digest('hex')}\n${withoutSecurityDirectives(text)}`;
    // Before anything of it is in force: the gateway would change where it asks first and fail then.
    Supergraph.build(sdl, { validateSupergraph: true }).apiSchema();
    const before = this.rules;
    this.rules = rules;
    try {
      this.update?.(sdl);
    } catch (error) {
      this.rules = before;
      throw error;
    }
    return sdl;
  }
}
