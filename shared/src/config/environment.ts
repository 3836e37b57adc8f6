import { resolve } from 'node:path';
import { z } from 'zod';

/** The repository's own folder, from which a relative default is resolved wherever a process is started. */
export const projectRoot = resolve(__dirname, '../../..');

/**
 * Reads the named settings from the environment, once, and checks them all before anything starts.
 *
 * @throws one Error that lists every setting that is missing or wrong, never its value
 */
export function readEnvironment<T extends z.ZodRawShape>(shape: T): z.infer<z.ZodObject<T>> {
  const picked = Object.fromEntries(Object.keys(shape).map((name) => [name, emptyIsAbsent(process.env[name])]));
  const result = z.object(shape).safeParse(picked);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
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

function emptyIsAbsent(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
