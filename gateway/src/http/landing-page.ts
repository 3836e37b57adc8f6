import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import type { RequestHandler } from 'express';

const page = readFileSync(join(projectRoot, 'gateway/pages/landing.html'), 'utf8');

/** What a browser sees at the root: what this is and how to ask it. Nothing is loaded from anywhere else. */
export const landingPage: RequestHandler = (_request, response) => {
  response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
  response.type('html').send(page);
};
