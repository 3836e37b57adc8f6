import { UnreachableAddress, WebhookAddresses } from './webhook-addresses';

const strict = new WebhookAddresses([]);
const local = new WebhookAddresses(['127.0.0.0/8', '::1/128', '10.20.0.0/16']);

test.each([
  ['http://93.184.216.34/', 'an https address'],
  ['ftp://93.184.216.34/', 'an https address'],
  ['not an address', 'an https address'],
  ['https://user:secret@93.184.216.34/', 'an address without a user name or password'],
  ['https://93.184.216.34/#part', 'an address without a fragment'],
  ['https://no-such-host.invalid/', 'a host whose name can be resolved'],
  ['https://localhost/', 'a host with public addresses only'],
  ['http://localhost/', 'a host with public addresses only'],
  ['https://127.0.0.1/', 'a host with public addresses only'],
  ['https://2130706433/', 'a host with public addresses only'],
  ['https://0x7f.1/', 'a host with public addresses only'],
  ['https://0/', 'a host with public addresses only'],
  ['https://10.0.0.1/', 'a host with public addresses only'],
  ['https://172.16.0.1/', 'a host with public addresses only'],
  ['https://192.168.1.1/', 'a host with public addresses only'],
  ['https://100.64.0.1/', 'a host with public addresses only'],
  ['https://169.254.169.254/latest/', 'a host with public addresses only'],
  ['https://[::1]/', 'a host with public addresses only'],
  ['https://[::ffff:10.0.0.1]/', 'a host with public addresses only'],
  ['https://[::ffff:7f00:1]/', 'a host with public addresses only'],
  ['https://[::10.0.0.1]/', 'a host with public addresses only'],
  ['https://[64:ff9b::a00:1]/', 'a host with public addresses only'],
  ['https://[2002:a00:1::]/', 'a host with public addresses only'],
  ['https://[fd00::1]/', 'a host with public addresses only'],
  ['https://[fe80::1]/', 'a host with public addresses only'],
  ['https://[fec0::1]/', 'a host with public addresses only'],
  ['https://224.0.0.1/', 'a host with public addresses only'],
  ['https://255.255.255.255/', 'a host with public addresses only'],
])('%s cannot be registered: %s is expected', async (url, expected) => {
  expect(await strict.problem(url)).toBe(expected);
});

test.each(['https://93.184.216.34/hook?x=1', 'https://[2606:4700::1111]:8443/'])('%s can', async (url) => {
  expect(await strict.problem(url)).toBeUndefined();
});

test('networks that are allowed can be reached, without encryption on the machine itself only', async () => {
  expect(await local.problem('http://127.0.0.1:8080/')).toBeUndefined();
  expect(await local.problem('http://localhost:8080/')).toBeUndefined();
  expect(await local.problem('https://10.20.1.1/')).toBeUndefined();
  expect(await local.problem('http://10.20.1.1/')).toBe('an https address');
  expect(await local.problem('https://10.21.1.1/')).toBe('a host with public addresses only');
});

const connect = (addresses: WebhookAddresses, all: boolean) =>
  new Promise((resolve, reject) => {
    addresses.lookup('host.test', { all }, (error, address) => (error ? reject(error) : resolve(address)));
  });

test('a name that means another address later leads nowhere', async () => {
  let address = '93.184.216.34';
  const addresses = new WebhookAddresses([], () => Promise.resolve([{ address, family: 4 }]));
  expect(await addresses.problem('https://host.test/')).toBeUndefined();
  expect(await connect(addresses, false)).toBe(address);
  expect(await connect(addresses, true)).toEqual([{ address, family: 4 }]);
  address = '169.254.169.254';
  await expect(connect(addresses, false)).rejects.toThrow(UnreachableAddress);
  await expect(connect(addresses, true)).rejects.toThrow(UnreachableAddress);
});

test('a name with one address that is not public leads nowhere', async () => {
  const found = ['93.184.216.34', '10.0.0.1'].map((address) => ({ address, family: 4 }));
  const addresses = new WebhookAddresses([], () => Promise.resolve(found));
  expect(await addresses.problem('https://host.test/')).toBe('a host with public addresses only');
  await expect(connect(addresses, true)).rejects.toThrow(UnreachableAddress);
});

test('an address in place of a name, which sockets do not look up, is judged too', () => {
  expect(() => strict.assertLiteral(new URL('https://[::1]/'))).toThrow(UnreachableAddress);
  expect(() => strict.assertLiteral(new URL('https://10.0.0.1/'))).toThrow(UnreachableAddress);
  strict.assertLiteral(new URL('https://93.184.216.34/'));
  strict.assertLiteral(new URL('https://host.test/'));
});
