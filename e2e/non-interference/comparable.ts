/** What one request was answered with, on the wire. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Values that differ between any two equal requests: they are made for one request and say nothing of the world. */
const OWN_TO_THE_REQUEST = new Set([
  'checkId',
  'checkedAt',
  'withdrawnAt',
  'effectiveFrom',
  'requestId',
  'secret',
  'dueAt',
]);
/** An instant as the graph writes it, by itself or within a message. */
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
/** Header values that are of the moment. */
const MOMENTARY = new Set(['date', 'keep-alive', 'connection', 'x-request-id']);

/**
 * An answer as two runs may be compared, byte by byte: ids and instants that were made during the run are replaced by their
 * place of first appearance, all else stays, the order of fields and the length in bytes included.
 *
 * @param started instants from here on were made during the run
 * @param known ids that were in the world before the run
 */
export function comparable({ status, headers, body }: WireAnswer, started: Date, known: ReadonlySet<string>): string {
  const made = new Map<string, string>();
  const placeholder = (value: string) => {
    if (!made.has(value)) made.set(value, `<made ${made.size}>`);
    return made.get(value);
  };
  const shown = JSON.parse(body, (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (OWN_TO_THE_REQUEST.has(key)) return `<${key}>`;
    if (key === 'id' && !known.has(value)) return placeholder(value);
    if (key === 'reference' && !isOfTheWorld(value)) return placeholder(value);
    if (key === 'cursor' || key === 'endCursor') return place(value, started, known);
    return value.replace(INSTANT, (instant) => (isOfTheRun(instant, started) ? '<now>' : instant));
  }) as unknown;
  const kept = Object.entries(headers).filter(([name]) => !MOMENTARY.has(name));
  return JSON.stringify({ status, headers: kept, bytes: Buffer.byteLength(body), shown });
}

/** References of notices in the world are short; those of requests and of checks are made at random. */
const isOfTheWorld = (reference: string) => /^2026\/\d{1,2}$/.test(reference);

/** A cursor as the place it stands for; one of a record that was made during the run has an instant and an id of its own. */
function place(cursor: string, started: Date, known: ReadonlySet<string>): unknown {
  const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as string[];
  const [instant = '', id = ''] = parts;
  // The place of a case of the commission: there are none in the world.
  if (/^[01] /.test(instant)) return '<made>';
  return isOfTheRun(instant, started) && !known.has(id) ? '<made>' : parts;
}

/** Made during the run, or a period of years after it, as the ends of keeping are. */
function isOfTheRun(instant: string, started: Date): boolean {
  const at = new Date(instant);
  const sinceStart = at.getTime() - started.getTime();
  const sameDayOfYear = Math.abs(new Date(at).setUTCFullYear(started.getUTCFullYear()) - started.getTime()) < 3_600_000;
  return (sinceStart >= 0 && sinceStart < 3_600_000) || sameDayOfYear;
}
