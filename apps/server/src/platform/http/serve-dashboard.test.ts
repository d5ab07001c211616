import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveDashboard } from './serve-dashboard.ts';

let folder: string;
let app: FastifyInstance;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-dashboard-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(join(folder, 'assets', 'index-1.js'), 'export {};');
  app = Fastify();
  await serveDashboard(app, folder);
});

afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string) => app.inject({ url, headers: { accept: 'text/html,*/*' } });

describe('the built dashboard', () => {
  it.each(['/', '/index.html', '/assets/', '/settings/account'])(
    'answers %s with the page and a nonce',
    async (url) => {
      const answer = await get(url);
      const nonce = /content="([^"]+)"/.exec(answer.body)?.[1] ?? '';
      expect(answer.statusCode).toBe(200);
      expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
      expect(answer.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
      expect(answer.headers['cache-control']).toBe('no-store');
    },
  );

  it('gives each page a nonce of its own', async () => {
    expect((await get('/')).body).not.toBe((await get('/')).body);
  });

  it('lets browsers keep hashed assets for ever', async () => {
    const answer = await get('/assets/index-1.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });
});
