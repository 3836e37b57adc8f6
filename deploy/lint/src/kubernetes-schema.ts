import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import ts from 'typescript';
import { type Manifest, nameOf } from './manifest';

/**
 * What Kubernetes' own schema has against manifests; empty when all is well. The package holds it in two forms, which find
 * different faults: validators (formats, patterns, required fields) accept fields that do not exist, types (as the compiler
 * checks literals) do not.
 */
export function kubernetesProblems(manifests: readonly Manifest[]): string[] {
  const known = manifests.filter((manifest) => modelOf(manifest) !== undefined);
  const unknown = manifests.filter((manifest) => modelOf(manifest) === undefined);
  return [
    ...unknown.map((manifest) => `${nameOf(manifest)}: there is no such kind in ${manifest.apiVersion}`),
    ...known.flatMap(invalid),
    ...mistyped(known),
  ];
}

type Model = new (data: unknown) => { validate(): void };

const load = createRequire(__filename);

function modelOf({ apiVersion, kind }: Manifest): Model | undefined {
  try {
    return (load(`kubernetes-models/${apiVersion}`) as Record<string, Model>)[kind];
  } catch {
    return undefined;
  }
}

function invalid(manifest: Manifest): string[] {
  const Kind = modelOf(manifest);
  try {
    if (Kind !== undefined) new Kind(manifest).validate();
    return [];
  } catch (error) {
    return [`${nameOf(manifest)}: ${(error as Error).message}`];
  }
}

/** A source file that states the type of each manifest, one a line; it is never written. */
const SOURCE = join(projectRoot, 'deploy/lint/src/rendered-manifests.ts');

function mistyped(manifests: readonly Manifest[]): string[] {
  const lines = manifests.map(
    (manifest, index) =>
      `export const _${index}: import('kubernetes-models/${manifest.apiVersion}').I${manifest.kind} = ${JSON.stringify(manifest)};`,
  );
  const program = ts.createProgram([SOURCE], options, hostWith(lines.join('\n')));
  const file = program.getSourceFile(SOURCE);
  return program.getSemanticDiagnostics(file).map((diagnostic) => {
    const line = file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
    const manifest = manifests[line];
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
    return `${manifest === undefined ? '' : nameOf(manifest)}: ${text}`;
  });
}

const options: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  types: [],
};

/** Files of the libraries are parsed once for all calls. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function hostWith(source: string): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (name) => name === SOURCE || host.fileExists(name),
    getSourceFile: (name, target) => {
      if (name === SOURCE) return ts.createSourceFile(name, source, target);
      if (!parsed.has(name)) parsed.set(name, host.getSourceFile(name, target));
      return parsed.get(name);
    },
  };
}
