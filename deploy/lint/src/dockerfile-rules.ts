import { type Dockerfile, DockerfileParser, type From, type Instruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { secretName } from './secret-name';

/** What the language's own linter and our rules have against a Dockerfile; empty when all is well. */
export function dockerfileProblems(text: string): string[] {
  const file = DockerfileParser.parse(text);
  return [
    ...validate(text).map(({ range, message }) => `line ${range.start.line + 1}: ${messageText(message)}`),
    ...bases(file),
    ...secrets(file),
    ...lastStage(file.getInstructions()),
  ];
}

function messageText(message: string | { value: string }): string {
  return typeof message === 'string' ? message : message.value;
}

function* bases(file: Dockerfile): Iterable<string> {
  const defaults = new Map(
    file
      .getInitialARGs()
      .map((argument) => argument.getProperty())
      .map((one) => [one?.getName(), one?.getValue()]),
  );
  const stages = file.getFROMs().map((from) => from.getBuildStage());
  for (const from of file.getFROMs()) {
    const image = imageOf(from, defaults);
    if (!stages.includes(image) && !/:(?!latest\b)[\w.-]+(@sha256:[0-9a-f]{64})?$/.test(image)) {
      yield `the base ${image} has no tag of its own`;
    }
  }
}

function imageOf(from: From, defaults: ReadonlyMap<string | undefined, string | null | undefined>): string {
  const image = from.getImage() ?? '';
  return image.replace(/^\$\{?(\w+)\}?$/, (_text, name: string) => defaults.get(name) ?? '');
}

/** What is set while an image is built can be read in it for ever. */
function* secrets(file: Dockerfile): Iterable<string> {
  const properties = [...file.getENVs(), ...file.getARGs()].flatMap((instruction) => instruction.getProperties());
  for (const property of properties) {
    if (secretName.test(property.getName())) yield `${property.getName()} is kept in the image`;
  }
}

function* lastStage(instructions: Instruction[]): Iterable<string> {
  const start = instructions.findLastIndex((instruction) => instruction.getKeyword() === 'FROM');
  const stage = instructions.slice(start);
  const last = (keyword: string) =>
    stage.findLast((instruction) => instruction.getKeyword() === keyword)?.getArgumentsContent() ?? '';
  if (!/^[1-9]\d*(:[1-9]\d*)?$/.test(last('USER')))
    yield 'it does not run as an account other than root, by its number';
  if (!last('CMD').startsWith('[')) yield 'its command is run by a shell, which passes no signals on';
  if (last('HEALTHCHECK') === '') yield 'it has no health check';
  if (stage.some((instruction) => instruction.getKeyword() === 'RUN')) yield 'something is run in the last stage';
  if (!/\bNODE_ENV=production\b/.test(last('ENV'))) yield 'it does not run as in production';
}
