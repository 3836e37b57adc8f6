import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { explorer } from '@crimegraph/gateway/explorer/explorer';
import { projectRoot } from '@crimegraph/shared/config/environment';
import express from 'express';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import { sharedClient } from '../support/shared-system';

const origin = new URL('/', sharedClient().url).href;
const SCREENSHOT = join(projectRoot, 'docs/explorer.png') as `${string}.png`;

let browser: Browser;
beforeAll(async () => {
  browser = await puppeteer.launch({
    executablePath: execFileSync('sh', ['-c', 'command -v chromium']).toString().trim(),
    // No name but our own address is found: there is no internet.
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    defaultViewport: { width: 1280, height: 800 },
  });
}, 60_000);
afterAll(() => browser.close());

const DOCUMENTATION = '[aria-label="Show Documentation Explorer"]';

/** Waits until an element holds a text. */
async function shows(page: Page, element: string, text: string): Promise<void> {
  const quoted = [element, text].map((part) => JSON.stringify(part));
  await page.waitForFunction(`document.querySelector(${quoted[0]})?.textContent?.includes(${quoted[1]})`, {
    timeout: 15_000,
  });
}

async function opened(path: string, at = origin): Promise<{ page: Page; elsewhere: string[]; refused: string[] }> {
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  const refused: string[] = [];
  page.on('request', (request: HTTPRequest) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(at)) elsewhere.push(request.url());
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await page.goto(`${at}${path}`, { waitUntil: 'load' });
  return { page, elsewhere, refused };
}

test('without any internet the explorer opens, knows the schema, and runs a named operation', async () => {
  const { page, elsewhere, refused } = await opened('explorer');
  await page.waitForSelector('.graphiql-execute-button');
  const tabs = (await page.evaluate(
    "[...document.querySelectorAll('.graphiql-tab')].map((tab) => tab.textContent)",
  )) as string[];
  expect(tabs[0]).toContain('BorderCheck');
  expect(tabs.length).toBeGreaterThan(15);
  await page.click('.graphiql-execute-button');
  await shows(page, '.graphiql-response', '"MATCH"');
  await page.waitForSelector(DOCUMENTATION);
  await page.click(DOCUMENTATION);
  await shows(page, '.graphiql-doc-explorer', 'Query');
  if (process.env['UPDATE_SCREENSHOT'] !== undefined) await page.screenshot({ path: SCREENSHOT });
  expect(elsewhere).toEqual([]);
  expect(refused).toEqual([]);
}, 60_000);

test('Apollo Sandbox is asked for at its makers’ only, and where there is no internet the page says what to do', async () => {
  const server = createServer(express().use('/explorer', explorer('sandbox', ['{ __typename }'], undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const { page, elsewhere, refused } = await opened('explorer', `http://127.0.0.1:${port}/`);
    await shows(page, '#explorer', 'EXPLORER=offline');
    expect(elsewhere.map((url) => new URL(url).host)).toEqual(['embeddable-sandbox.cdn.apollographql.com']);
    expect(refused).toEqual([]);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}, 60_000);
