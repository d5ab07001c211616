/** Serves the built dashboard: hashed assets for ever, the page itself fresh and with a nonce of its own. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

const nonceMark = '__CSP_NONCE__';

const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Mantine sets sizes in style attributes; attributes cannot carry a nonce.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** @param folder the built dashboard; without it, pages answer with how to build it. */
export async function serveDashboard(app: FastifyInstance, folder: string): Promise<void> {
  const file = join(folder, 'index.html');
  const page = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (page !== null) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      // The build writes `.br` and `.gz` twins beside the assets.
      preCompressed: true,
      // Only files get routes, so that `/` and every other address of the dashboard comes to the page below.
      wildcard: false,
      globIgnore: ['**/index.html'],
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/');
        void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  // The folder itself is no file: without this, the static files answer `/` with an error.
  app.get('/', (_request, reply) => reply.callNotFound());
  app.setNotFoundHandler((request, reply) => {
    if (!wantsPage(request)) throw new Problem('NOT_FOUND');
    if (page === null) throw new Problem('INTERNAL', { message: 'The dashboard is not built: run `npm run build`.' });
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', policy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html')
      .send(page.replaceAll(nonceMark, nonce));
  });
}

/** An address of the dashboard: a browser asks for HTML; other programs get it where no file is meant. */
function wantsPage({ method, url, headers: { accept = '*/*' } }: FastifyRequest): boolean {
  if (method !== 'GET' || url.startsWith('/api/')) return false;
  return accept.includes('text/html') || (accept.includes('*/*') && !/\.\w+$/.test(url));
}
