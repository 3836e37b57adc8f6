import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ignore from '@balena/dockerignore';
import { type Copy, DockerfileParser, type Instruction, type PropertyInstruction } from 'dockerfile-ast';

/** What a Dockerfile makes. */
export interface Image {
  /** The folder that stands for the image's root; what the base image holds is not in it. */
  root: string;
  workingDirectory: string;
  environment: Record<string, string>;
  user: string;
  command: string[];
  /** Command of the health check. */
  healthCheck: string[];
}

/**
 * Does what a Dockerfile says, without Docker: each stage is a folder, its steps are run there on this machine. It knows what
 * ours uses and refuses the rest; what comes with the base image is this machine's.
 *
 * @param context the folder that is copied from, less what its .dockerignore leaves out
 * @param folder where the stages are made
 */
export function followDockerfile(dockerfile: string, context: string, folder: string): Image {
  const stages: (Image & { name: string | undefined })[] = [];
  for (const instruction of DockerfileParser.parse(readFileSync(dockerfile, 'utf8')).getInstructions()) {
    const keyword = instruction.getKeyword();
    const stage = stages.at(-1);
    if (keyword === 'FROM') {
      const name = /\bAS (\w+)$/i.exec(argumentsOf(instruction))?.[1];
      const root = join(folder, String(stages.length));
      stages.push({ root, name, workingDirectory: '/', environment: {}, user: '', command: [], healthCheck: [] });
      mkdirSync(root, { recursive: true });
    } else if (stage !== undefined) {
      step(stage, keyword, instruction, (from) => stages.find(({ name }) => name === from)?.root ?? context, context);
    } else if (keyword !== 'ARG') {
      throw new Error(`${keyword} is not known here before FROM`);
    }
  }
  const last = stages.at(-1);
  if (last === undefined) throw new Error('the Dockerfile makes nothing');
  return last;
}

function step(
  stage: Image,
  keyword: string,
  instruction: Instruction,
  sourceOf: (stage: string | undefined) => string,
  context: string,
): void {
  const text = argumentsOf(instruction);
  switch (keyword) {
    case 'WORKDIR':
      stage.workingDirectory = text;
      mkdirSync(join(stage.root, text), { recursive: true });
      return;
    case 'ENV':
      for (const property of (instruction as PropertyInstruction).getProperties()) {
        stage.environment[property.getName()] = property.getValue() ?? '';
      }
      return;
    case 'COPY': {
      const from = (instruction as Copy).getFromFlag()?.getValue() ?? undefined;
      const [source = '', target = ''] = text.split(' ');
      const at = join(stage.root, stage.workingDirectory, target);
      if (from === undefined) copyContext(context, source, at);
      else cpSync(join(sourceOf(from), source), at, { recursive: true, verbatimSymlinks: true });
      return;
    }
    case 'RUN':
      return run(text, join(stage.root, stage.workingDirectory));
    case 'USER':
      stage.user = text;
      return;
    case 'CMD':
      stage.command = JSON.parse(text) as string[];
      return;
    case 'HEALTHCHECK':
      stage.healthCheck = JSON.parse(text.replace(/^CMD /, '')) as string[];
      return;
    case 'LABEL':
    case 'EXPOSE':
    case 'STOPSIGNAL':
      return;
    default:
      throw new Error(`${keyword} is not known here`);
  }
}

/** Copies what the .dockerignore lets through. */
function copyContext(context: string, source: string, target: string): void {
  const isWanted = ignore()
    .add(readFileSync(join(context, '.dockerignore'), 'utf8'))
    .createFilter();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        // Large, and left out by every .dockerignore of ours; the test looks that they are.
        if (entry.name !== 'node_modules' && entry.name !== '.git') visit(path);
      } else if (isWanted(relative(context, path))) {
        const copy = join(target, relative(join(context, source), path));
        mkdirSync(dirname(copy), { recursive: true });
        copyFileSync(path, copy);
      }
    }
  };
  visit(join(context, source));
}

function run(command: string, directory: string): void {
  if (/(^|[\s'"=])\//.test(command)) throw new Error(`a step names a path of the image's root: ${command}`);
  // What was installed here a moment ago is not fetched again.
  const env = { ...process.env, npm_config_prefer_offline: 'true', NODE_ENV: undefined, INIT_CWD: undefined };
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', command], { cwd: directory, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stdout.slice(-2_000)}${stderr.slice(-2_000)}`);
}

function argumentsOf(instruction: Instruction): string {
  return (instruction.getArgumentsContent() ?? '').trim();
}
