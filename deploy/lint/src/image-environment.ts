import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';

/** What the Dockerfile at `path` sets in the environment of the processes that it starts. */
export function imageEnvironment(path: string): Record<string, string> {
  const stages = DockerfileParser.parse(readFileSync(path, 'utf8'));
  const properties = stages.getENVs().flatMap((instruction) => instruction.getProperties());
  return Object.fromEntries(properties.map((property) => [property.getName(), property.getValue() ?? '']));
}
