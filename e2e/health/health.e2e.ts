import { sharedClient } from '../support/shared-system';

const client = sharedClient();
const get = (path: string, offset = 0) => {
  const url = new URL(path, client.url);
  url.port = String(Number(url.port) + offset);
  return fetch(url);
};

test.each([0, 1, 2, 3, 4, 5])('the process at port + %i is alive and ready', async (offset) => {
  for (const path of ['/livez', '/readyz']) {
    const response = await get(path, offset);
    expect([path, response.status]).toEqual([path, 200]);
    expect(await response.json()).toEqual({ status: path === '/livez' ? 'alive' : 'ready' });
  }
});

test('a browser at the root is told what this is, by a page that loads nothing from anywhere', async () => {
  const response = await get('/');
  const page = await response.text();
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page).toContain('<h1>Crimegraph</h1>');
  expect(page).not.toMatch(/<script|<link|src=|https?:\/\//);
});
