import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

/** The repository's own folder, from which a relative default is resolved wherever a process is started. */
export const projectRoot = resolve(__dirname, '../../..');

/**
 * Reads the named settings from the environment, once, and checks them all before anything starts. Each may instead be given
 * as `NAME_FILE`, the path of a file that holds the value: secrets stay out of the environment, which is shown in many places.
 * (A setting with a `NAME_FILE` of its own in `shape` reads that itself.)
 *
 * @throws one Error that lists every setting that is missing or wrong, never its value
 */
export function readEnvironment<T extends z.ZodRawShape>(shape: T): z.infer<z.ZodObject<T>> {
  const problems: string[] = [];
  const problem = (name: string, message: string) => void problems.push(`  ${name}: ${message}`);
  const read = (name: string) => (`${name}_FILE` in shape ? emptyIsAbsent(process.env[name]) : valueOf(name, problem));
  const picked = Object.fromEntries(Object.keys(shape).map((name) => [name, read(name)]));
  const result = z.object(shape).safeParse(picked);
  if (result.success && problems.length === 0) return result.data;
  for (const issue of result.error?.issues ?? []) problem(issue.path.join('.'), issue.message);
  throw new Error(`The environment does not fit:\n${problems.join('\n')}`);
}

/** A port of this machine; 0 lets the system choose one. */
export const portSetting = z.coerce.number().int().min(0).max(65_535);

/** The path of a file, relative to where the command was given. */
export const pathSetting = z.string().transform((path) => resolve(callerDirectory(), path));

/** Settings that every process has. */
export const commonSettings = {
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: pathSetting.default(resolve(projectRoot, 'data')),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  GATEWAY_SIGNING_KEYS: z.string().optional(),
  GATEWAY_SIGNING_KEYS_FILE: pathSetting.optional(),
};

/** Where the command was given: npm runs scripts elsewhere. */
export function callerDirectory(): string {
  return process.env['INIT_CWD'] ?? process.cwd();
}

/** The environment for a child process: ours, with `changes`. */
export function childEnvironment(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

function valueOf(name: string, problem: (name: string, message: string) => void): string | undefined {
  const value = emptyIsAbsent(process.env[name]);
  const file = emptyIsAbsent(process.env[`${name}_FILE`]);
  if (file === undefined) return value;
  if (value !== undefined) {
    problem(name, `is set, and ${name}_FILE too: set one of them`);
    return value;
  }
  try {
    return emptyIsAbsent(readFileSync(file, 'utf8').trim());
  } catch (error) {
    problem(`${name}_FILE`, `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
    return undefined;
  }
}

function emptyIsAbsent(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
