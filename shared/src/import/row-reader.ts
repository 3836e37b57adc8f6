import {
  coerceInputValue,
  getNamedType,
  getNullableType,
  type GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { CsvColumn, CsvImport, Refusal } from './csv-import';

/** A row that can be recorded, or why it cannot. */
export type ReadRow = { input: object } | { refusal: Refusal };

/** Between the values of a list in one cell. */
const SEPARATOR = ';';

/** Turns the cells of a row into the GraphQL input of one record, under the rules of the schema. */
export class RowReader {
  private readonly type: GraphQLInputObjectType;
  /** In the order of the header. */
  private readonly columns: readonly CsvColumn[];

  /** @param header names that `checkHeader` has accepted */
  constructor(
    schema: GraphQLSchema,
    private readonly csv: CsvImport,
    private readonly header: readonly string[],
  ) {
    const type = schema.getType(csv.inputType);
    if (!isInputObjectType(type)) throw new Error(`the schema has no input ${csv.inputType}`);
    this.type = type;
    this.columns = header.flatMap((name) => csv.columns.find((column) => column.name === name) ?? []);
  }

  read(cells: readonly string[]): ReadRow {
    if (cells.length !== this.header.length) {
      return refused('WRONG_NUMBER_OF_CELLS', [
        { path: '', expected: `${this.header.length} cells, as in the header` },
      ]);
    }
    const damaged = this.columns.filter((_column, index) => cells[index]?.includes('\uFFFD'));
    if (damaged.length > 0) {
      const expected = 'UTF-8 without the replacement character U+FFFD, which stands for bytes that were not';
      return refused(
        'NOT_UTF8',
        damaged.map(({ path }) => ({ path, expected })),
      );
    }
    const problems = this.columns
      .filter(({ mandatory }, index) => mandatory === 'ROW' && isEmpty(cells[index]))
      .map(({ path }) => ({ path, expected: 'a value' }));
    const raw = this.build(cells).input;
    const input = coerceInputValue(raw, this.type, (path, _value, error) => {
      const problem = this.problem(path, error);
      if (!problems.some((known) => known.path === problem.path)) problems.push(problem);
    }) as object;
    return problems.length > 0 ? refused('INVALID_INPUT', problems) : { input };
  }

  /** The column that a problem at `path` of the input is about; empty when it is about the row. */
  columnOf(path: string, cells: readonly string[]): string {
    const { origins } = this.build(cells);
    for (let part = path; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
      const origin = origins.get(part);
      if (origin !== undefined) return origin;
    }
    return path === '' ? '' : (this.csv.columns.find((column) => isWithin(column.path, path))?.name ?? '');
  }

  /** The input before it is judged, and which column each of its values comes from. */
  private build(cells: readonly string[]): { input: object; origins: Map<string, string> } {
    const input = this.csv.base?.() ?? {};
    const origins = new Map<string, string>();
    this.columns.forEach((column, index) => {
      const cell = cells[index];
      if (isEmpty(cell)) return;
      const type = typeAt(this.type, column.path);
      const read = column.read ?? ((text: string) => valueOf(text, type));
      if (!isListType(getNullableType(type))) {
        put(input, column.path, read(cell.trim()));
        origins.set(column.path, column.name);
        return;
      }
      for (const text of cell.split(SEPARATOR)) {
        if (!isEmpty(text)) origins.set(append(input, column.path, read(text.trim())), column.name);
      }
    });
    return { input, origins };
  }

  private problem(path: readonly (string | number)[], error: GraphQLError): { path: string; expected: string } {
    const missing = /^Field "(\w+)" of required type/.exec(error.message)?.[1];
    if (missing !== undefined) return { path: [...path, missing].join('.'), expected: 'a value' };
    return { path: path.join('.'), expected: expectedOf(typeAt(this.type, path.join('.')), error) };
  }
}

function refused(code: Refusal['code'], problems: Refusal['problems']): ReadRow {
  return { refusal: { code, problems } };
}

function isEmpty(cell: string | undefined): cell is undefined {
  return cell === undefined || cell.trim() === '';
}

function isWithin(path: string, whole: string): boolean {
  return path === whole || path.startsWith(`${whole}.`);
}

function typeAt(type: GraphQLInputType, path: string): GraphQLInputType {
  return path.split('.').reduce((at: GraphQLInputType, part) => {
    const inner = getNullableType(at);
    if (isListType(inner)) return inner.ofType;
    const field = isInputObjectType(inner) ? inner.getFields()[part] : undefined;
    if (field === undefined) throw new Error(`the schema's input has nothing at ${path}`);
    return field.type;
  }, type);
}

/** Text that is no number and no truth stays text: the schema refuses it. */
function valueOf(text: string, type: GraphQLInputType): unknown {
  switch (getNamedType(type).name) {
    case 'Int':
      return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
    case 'Boolean':
      return { true: true, false: false }[text.toLowerCase()] ?? text;
    default:
      return text;
  }
}

/** In our words where GraphQL's own would repeat the value. */
function expectedOf(type: GraphQLInputType, error: GraphQLError): string {
  const named = getNamedType(type);
  if (isEnumType(named)) {
    return `one of ${named
      .getValues()
      .map(({ name }) => name)
      .join(', ')}`;
  }
  if (named.name === 'Int') return 'a whole number';
  if (named.name === 'Boolean') return 'true or false';
  // Our own scalars: "Name: Expected what."
  return /^\w+: Expected (.*)\.$/s.exec(error.message)?.[1] ?? `a value of the type ${named.name}`;
}

/** Puts a value at a dotted path, making the objects and lists on the way. */
function put(target: object, path: string, value: unknown): void {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let at = target as Record<string, unknown>;
  parts.forEach((part, index) => {
    const next = parts[index + 1] ?? last;
    at[part] ??= /^\d+$/.test(next) ? [] : {};
    at = at[part] as Record<string, unknown>;
  });
  at[last] = value;
}

/** Adds a value to the list at a path, and gives the path of the value. */
function append(target: object, path: string, value: unknown): string {
  const list = path
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], target);
  const index = Array.isArray(list) ? list.length : 0;
  put(target, `${path}.${index}`, value);
  return `${path}.${index}`;
}
