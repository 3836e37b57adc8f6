import { isAfter } from '../scalars/is-after';

/** One field of an input that is wrong. */
export interface InvalidField {
  path: string;
  expected: string;
}

/** The outcomes that several mutations share; each is a type of the same name in `common.graphql`. */
export type Problem =
  | { __typename: 'InvalidInput'; code: 'INVALID_INPUT'; message: string; fields: InvalidField[] }
  | { __typename: 'NotOwner'; code: 'NOT_OWNER'; message: string }
  | { __typename: 'NotFound'; code: 'NOT_FOUND'; message: string };

/** Whether an outcome is one of those that implement `Problem` in the graph: something was not done. */
export function isProblem(outcome: unknown): outcome is { __typename: string; code: string } {
  const { code, message } = (outcome ?? {}) as { code?: unknown; message?: unknown };
  return typeof code === 'string' && typeof message === 'string';
}

/** The input does not make sense: `fields` says where and what was expected. */
export function invalidInput(fields: InvalidField[]): Problem {
  const paths = fields.map((field) => field.path).join(', ');
  return { __typename: 'InvalidInput', code: 'INVALID_INPUT', message: `Not as expected: ${paths}.`, fields };
}

/** The record belongs, or would belong, to another bureau. */
export function notOwner(message: string): Problem {
  return { __typename: 'NotOwner', code: 'NOT_OWNER', message };
}

/** There is no such record that the viewer may see; a hidden one and a missing one are told in the same words. */
export function notFound(what: string): Problem {
  return { __typename: 'NotFound', code: 'NOT_FOUND', message: `There is no such ${what}.` };
}

/** Gathers what is wrong with an input, so that a client learns all of it at once. */
export class InputProblems {
  readonly fields: InvalidField[] = [];

  /** Notes that `expected` was expected at `path` unless `ok`. */
  expect(ok: boolean, path: string, expected: string): void {
    if (!ok) this.fields.push({ path, expected });
  }

  /** Expects a text of `min` to `max` characters, without control characters. A missing optional text is fine. */
  text(value: string | null | undefined, path: string, max: number, min = 0): void {
    if (value === null || value === undefined) {
      this.expect(min === 0, path, `${min} to ${max} characters`);
      return;
    }
    const length = value.trim().length;
    this.expect(length >= min && value.length <= max, path, `${min} to ${max} characters`);
    // eslint-disable-next-line no-control-regex
    this.expect(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value), path, 'no control characters');
  }

  /** Expects a day, known as far as it may be, that is not in the future. A missing one is fine. */
  past(date: string | null | undefined, path: string, now: Date): void {
    this.expect(!isAfter(date, now.toISOString().slice(0, 10)), path, 'a day that is not in the future');
  }

  /** Expects the id that every mutation carries. */
  requestId(value: string): void {
    this.text(value, 'requestId', 64, 1);
  }

  get any(): boolean {
    return this.fields.length > 0;
  }
}
