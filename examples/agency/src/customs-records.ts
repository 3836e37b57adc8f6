import { readFileSync } from 'node:fs';
import { z } from 'zod';

const crossing = z.strictObject({
  at: z.iso.datetime(),
  office: z.string(),
  direction: z.enum(['IN', 'OUT']),
  inspections: z.int().min(0),
});
const declaration = z.strictObject({
  at: z.iso.datetime(),
  office: z.string(),
  goods: z.string(),
  declared: z.boolean(),
});

/** The form of the agency's file: what it knows, by the ids that the graph has for vehicles and persons. */
const recordsSchema = z.strictObject({
  vehicles: z.record(z.string(), z.array(crossing)),
  persons: z.record(z.string(), z.array(declaration)),
});

/** More than these of one vehicle or person are not told. */
const MOST = 20;

/** What customs know. A real agency would have a database here; this one reads its few synthetic records from a file. */
export class CustomsRecords {
  constructor(private readonly records: z.infer<typeof recordsSchema>) {}

  /** @throws when the file cannot be read, or is not of the form */
  static ofFile(path: string): CustomsRecords {
    return new CustomsRecords(recordsSchema.parse(JSON.parse(readFileSync(path, 'utf8'))));
  }

  /** The newest first; none when nothing is known of it. */
  crossingsOf(vehicle: string): readonly z.infer<typeof crossing>[] {
    return newest(this.records.vehicles[vehicle]);
  }

  /** The newest first; none when nothing is known of them. */
  declarationsOf(person: string): readonly z.infer<typeof declaration>[] {
    return newest(this.records.persons[person]);
  }
}

function newest<T extends { at: string }>(records: readonly T[] = []): T[] {
  return [...records].sort((one, other) => other.at.localeCompare(one.at)).slice(0, MOST);
}
