import { Polled } from '@crimegraph/shared/config/polled';
import { fileSource } from '@crimegraph/shared/config/sources';
import type { Logger } from '@crimegraph/shared/log/logger';
import { z } from 'zod';

/** What was agreed with one external agency. */
const agencySchema = z.strictObject({
  /** What the names of its types begin with; its root fields begin with the same in lower case. */
  prefix: z.string().regex(/^[A-Z][A-Za-z]{2,20}$/),
  /** The types of others that it may add fields to. */
  extends: z.array(z.string()),
  /** The scopes that its fields may ask for. */
  scopes: z.array(z.string()),
  /** The bureaus that have accepted its data; nobody else is shown any of it. */
  bureaus: z.array(z.string().length(3)),
});

/** What was agreed, by the names of the agencies' subgraphs. */
export const agreementsSchema = z.record(z.string().regex(/^[a-z][a-z0-9-]{1,30}$/), agencySchema);

/** What was agreed with an agency. */
export type Agreement = z.infer<typeof agencySchema>;

type Agreements = z.infer<typeof agreementsSchema>;

/** What was agreed with external agencies, read each second: a bureau that takes its acceptance back is shown nothing from then on. */
export class Agencies {
  private constructor(private readonly source: Pick<Polled<Agreements>, 'current' | 'stop'>) {}

  /** @param file JSON of the agreements; without it there are no agencies */
  static async start(file: string | undefined, logger: Logger): Promise<Agencies> {
    if (file === undefined) return new Agencies({ current: () => ({}), stop: () => undefined });
    const parse = (text: string) => agreementsSchema.parse(JSON.parse(text));
    return new Agencies(
      await Polled.start({ name: 'the agreements with agencies', read: fileSource(file), parse, logger }),
    );
  }

  get names(): ReadonlySet<string> {
    return new Set(Object.keys(this.source.current()));
  }

  /** The agencies whose data a bureau has accepted. */
  acceptedBy(bureau: string): readonly string[] {
    return Object.entries(this.source.current())
      .filter(([, { bureaus }]) => bureaus.includes(bureau))
      .map(([name]) => name);
  }

  stop(): void {
    this.source.stop();
  }
}
