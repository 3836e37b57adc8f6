import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

/** A subgraph as a `supergraph.yaml` names it, with its schema read. */
export interface ConfiguredSubgraph {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** What Rover reads, as far as it is meant here: schemas are files, never fetched. */
const configSchema = z.strictObject({
  federation_version: z.union([z.string(), z.number()]).optional(),
  subgraphs: z.record(
    z.string(),
    z.strictObject({ routing_url: z.url(), schema: z.strictObject({ file: z.string() }) }),
  ),
});

/** Reads a `supergraph.yaml`; its paths are relative to itself. @throws when it is not one, or a schema cannot be read */
export function readSupergraphConfig(path: string): ConfiguredSubgraph[] {
  const parsed = configSchema.safeParse(parseYaml(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return Object.entries(parsed.data.subgraphs).map(([name, { routing_url: url, schema }]) => ({
    name,
    url,
    sdl: readFileSync(resolve(dirname(path), schema.file), 'utf8'),
  }));
}
