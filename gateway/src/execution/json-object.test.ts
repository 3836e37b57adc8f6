import { type JsonObject, own, setOwn } from './json-object';

/** Whatever an object inherits: each may be a response name. */
const inherited = Object.getOwnPropertyNames(Object.prototype);

test.each(inherited)('%s is read only where it is the object’s own, and set as such', (name) => {
  expect(own({}, name)).toBeUndefined();
  expect(own(JSON.parse('{"other":1}') as JsonObject, name)).toBeUndefined();
  for (const value of ['text', null, 0, { polluted: true }, ['item']]) {
    expect(
      own(
        JSON.parse(JSON.stringify({ a: 1 }).replace('"a":1', `"${name}":${JSON.stringify(value)}`)) as JsonObject,
        name,
      ),
    ).toEqual(value);
    const object: JsonObject = {};
    setOwn(object, name, value);
    expect(Object.keys(object)).toEqual([name]);
    expect(own(object, name)).toBe(value);
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(inherited);
  expect(({} as JsonObject)['polluted']).toBeUndefined();
});
