import { InvalidValue } from './invalid-value';
import { parseMrz } from './mrz';

it('takes 1 to 400 characters as they are', () => {
  const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
  for (const text of [zone, '<', '<'.repeat(400)]) expect(parseMrz(text)).toBe(text);
});

it('refuses nothing and too much, without repeating it', () => {
  expect(() => parseMrz('')).toThrow(InvalidValue);
  expect(() => parseMrz('Q'.repeat(401))).toThrow(/1 to 400 characters/);
  expect(() => parseMrz('Q'.repeat(401))).not.toThrow(/QQ/);
});
