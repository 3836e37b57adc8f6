import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readEnvironment } from './environment';

const shape = { SECRET: z.string().min(8).optional(), LIMIT: z.coerce.number().int().default(3) };

describe('readEnvironment', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'crimegraph-environment-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  function read(environment: Record<string, string>, of: z.ZodRawShape = shape): unknown {
    const replaced = jest.replaceProperty(process, 'env', environment);
    try {
      return readEnvironment(of);
    } finally {
      replaced.restore();
    }
  }

  function file(text: string): string {
    const path = join(folder, 'secret');
    writeFileSync(path, text);
    return path;
  }

  it('reads values, gives defaults, and takes the empty one for absent', () => {
    expect(read({ SECRET: 'from here', LIMIT: '' })).toEqual({ SECRET: 'from here', LIMIT: 3 });
  });

  it('reads a value from the file that NAME_FILE names, without the line end', () => {
    expect(read({ SECRET_FILE: file('from a file\n') })).toEqual({ SECRET: 'from a file', LIMIT: 3 });
  });

  it('takes an empty file for absent', () => {
    expect(read({ SECRET_FILE: file('\n') })).toEqual({ SECRET: undefined, LIMIT: 3 });
  });

  it('checks what a file holds as it checks a value, and tells neither', () => {
    const failure = () => read({ SECRET_FILE: file('short'), LIMIT: 'hello' });
    expect(failure).toThrow(/ {2}SECRET: .*\n {2}LIMIT: /);
    expect(failure).not.toThrow(/short|hello/);
  });

  it('refuses a value and a file for the same setting', () => {
    expect(() => read({ SECRET: 'from here', SECRET_FILE: file('from a file') })).toThrow(
      'SECRET: is set, and SECRET_FILE too: set one of them',
    );
  });

  it('leaves the file to a setting that reads it itself', () => {
    const own = { SECRET: z.string().optional(), SECRET_FILE: z.string().optional() };
    expect(read({ SECRET_FILE: '/somewhere' }, own)).toEqual({ SECRET_FILE: '/somewhere' });
  });

  it('says which file cannot be read, and what else is wrong', () => {
    expect(() => read({ SECRET_FILE: join(folder, 'nothing'), LIMIT: 'x' })).toThrow(
      /SECRET_FILE: cannot be read \(ENOENT\)\n {2}LIMIT: /,
    );
  });
});
