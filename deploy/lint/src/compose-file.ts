import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { parse } from 'yaml';

/** The parts of a service that our rules look at. */
export interface ComposeService {
  image?: string;
  command?: string[];
  user?: string;
  environment?: Record<string, string | null>;
  secrets?: string[];
  ports?: string[];
  networks?: string[];
  network_mode?: string;
  pid?: string;
  privileged?: boolean;
  read_only?: boolean;
  cap_add?: string[];
  cap_drop?: string[];
  security_opt?: string[];
  stop_grace_period?: string;
  depends_on?: Record<string, { condition: string }>;
  deploy?: { resources?: { limits?: Record<string, unknown> } };
}

/** A compose file, as far as our rules look at it. */
export interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean } | null>;
  secrets: Record<string, Record<string, unknown>>;
}

/** Reads a compose file's text and puts in the variables as Compose does: `${NAME:-default}`, `${NAME:?message}`, `${NAME}`. */
export function readCompose(path: string, variables: Record<string, string>): string {
  return readFileSync(path, 'utf8').replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_text, name: string, kind, rest) => {
    const value = variables[name];
    if (value) return value;
    if (kind === '?') throw new Error(`${name}: ${String(rest)}`);
    return kind === '-' ? String(rest) : '';
  });
}

/** The file as data, with its anchors merged. */
export function parseCompose(text: string): ComposeFile {
  return parse(text, { merge: true }) as ComposeFile;
}

/** What the schema of the Compose specification and the linter's own rules (but for those on order) have against the file. */
export function schemaProblems(text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'crimegraph-compose-'));
  try {
    const file = join(folder, 'compose.yaml');
    writeFileSync(file, text);
    const results = new Linter({ rules: rulesOnOrder, quiet: true, debug: false, exclude: [] }).lintFiles(
      [file],
      false,
    );
    return results.flatMap((result) => result.messages.map(({ line, message }) => `line ${line}: ${message}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The linter's own type declarations do not resolve under Node's module rules. */
const Linter = DCLinter as unknown as new (config: object) => {
  lintFiles(paths: string[], recursive: boolean): { messages: { line: number; message: string }[] }[];
};

const rulesOnOrder = Object.fromEntries(
  [
    'service-dependencies-alphabetical-order',
    'service-keys-order',
    'services-alphabetical-order',
    'top-level-properties-order',
  ].map((rule): [string, 0] => [rule, 0]),
);
