import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, Server as HttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createOutgoing, type OutgoingOptions } from './create-outgoing.ts';
import type { OutgoingRequest, OutgoingVerdict } from './outgoing.ts';

const keyFile = (name: string) => readFileSync(new URL(`../../testing/keys/${name}`, import.meta.url), 'utf8');
const certificate = keyFile('idp.example.crt');

const open: Server[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) {
    if (server instanceof HttpServer) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** @returns the port. */
async function listen(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has such an address.
  return (server.address() as AddressInfo).port;
}

const overTls = (listener: RequestListener) =>
  listen(createHttpsServer({ key: keyFile('idp.example.key'), cert: certificate }, listener));
const plain = (listener: RequestListener) => listen(createHttpServer(listener));

/** Every name leads to this machine. */
const outgoing = (options: Partial<OutgoingOptions> = {}) =>
  createOutgoing({
    privateAddresses: ['127.0.0.1'],
    lookup: () => Promise.resolve([{ address: '127.0.0.1' }]),
    ca: certificate,
    ...options,
  });

const ask = (request: Partial<OutgoingRequest> & { readonly url: string }, options: Partial<OutgoingOptions> = {}) =>
  outgoing(options).request({ maxBytes: 1000, timeoutMilliseconds: 5000, ...request });

const failureOf = (verdict: OutgoingVerdict) =>
  verdict.ok ? `answered ${verdict.value.status}` : `${verdict.failure.kind}: ${verdict.failure.message}`;

test('an answer comes with status, headers and body', async () => {
  const port = await overTls((request, response) => {
    expect(request.headers).toMatchObject({ host: `idp.example:${port}`, 'x-one': '1', 'accept-encoding': 'identity' });
    request.on('data', (body: Buffer) => response.setHeader('etag', '"e"').end(`${request.method} ${body}`));
  });
  const verdict = await ask({
    url: `https://idp.example:${port}/`,
    method: 'POST',
    headers: { 'x-one': '1' },
    body: 'b',
  });
  expect(verdict).toMatchObject({ ok: true, value: { status: 200, headers: { etag: '"e"' } } });
  expect(verdict.ok && verdict.value.body.toString()).toBe('POST b');
});

test('unchanged (304) is an answer', async () => {
  const port = await overTls((_request, response) => response.writeHead(304).end());
  expect(failureOf(await ask({ url: `https://idp.example:${port}/` }))).toBe('answered 304');
});

describe('what is called', () => {
  test.each([
    ['no address', 'address_invalid'],
    ['ftp://idp.example/x', 'address_invalid'],
    ['file:///etc/passwd', 'address_invalid'],
    ['https://user:secret@idp.example/', 'address_invalid'],
    // Forms of 127.0.0.1 that the URL parser brings back to it.
    ['https://127.0.0.1/', 'address_not_allowed'],
    ['https://2130706433/', 'address_not_allowed'],
    ['https://0x7f.1/', 'address_not_allowed'],
    ['https://[::1]/', 'address_not_allowed'],
    ['https://[::ffff:127.0.0.1]/', 'address_not_allowed'],
    ['https://[64:ff9b::7f00:1]/', 'address_not_allowed'],
    ['https://0/', 'address_not_allowed'],
    ['http://169.254.169.254/latest/meta-data/', 'address_not_allowed'],
    ['https://localhost/', 'address_not_allowed'],
    ['https://idp.example/', 'address_not_allowed'],
  ])('not %s', async (url, kind) => {
    let asked = 0;
    const lookup = () => {
      asked += 1;
      return Promise.resolve([{ address: '127.0.0.1' }]);
    };
    const verdict = await ask({ url }, { privateAddresses: [], lookup });
    expect(verdict).toMatchObject({ ok: false, failure: { kind } });
    expect(asked).toBeLessThanOrEqual(1);
  });

  test('not a host one of whose addresses is private', async () => {
    const lookup = () => Promise.resolve([{ address: '8.8.8.8' }, { address: '10.0.0.1' }]);
    expect(failureOf(await ask({ url: 'https://idp.example/' }, { lookup }))).toMatch(
      /^address_not_allowed: idp.example/,
    );
  });

  test('plain http to allowed private addresses only', async () => {
    const port = await plain((_request, response) => response.end('x'));
    expect(failureOf(await ask({ url: `http://idp.example:${port}/` }))).toBe('answered 200');
    const lookup = () => Promise.resolve([{ address: '8.8.8.8' }]);
    expect(failureOf(await ask({ url: 'http://idp.example/' }, { lookup }))).toMatch(/^address_invalid: .*https/);
  });

  test('the address that was judged, though the name leads elsewhere a moment later', async () => {
    const port = await plain((_request, response) => response.end('the one that was judged'));
    let lookUps = 0;
    const lookup = () => {
      lookUps += 1;
      return Promise.resolve([{ address: lookUps === 1 ? '127.0.0.1' : '127.0.0.2' }]);
    };
    const verdict = await ask({ url: `http://idp.example:${port}/` }, { lookup });
    expect(verdict.ok && verdict.value.body.toString()).toBe('the one that was judged');
    expect(lookUps).toBe(1);
    // The other way round: what is judged next is refused next.
    expect(failureOf(await ask({ url: `http://idp.example:${port}/` }, { lookup }))).toMatch(/^address_not_allowed/);
  });
});

describe('faults of the other side', () => {
  test('a name that does not exist, or cannot be looked up', async () => {
    const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
    const url = 'https://idp.example/';
    expect(failureOf(await ask({ url }, { lookup: failing('ENOTFOUND') }))).toBe(
      'dns: The host name idp.example does not exist.',
    );
    expect(failureOf(await ask({ url }, { lookup: failing('EAI_AGAIN') }))).toBe(
      'dns: The host name idp.example cannot be looked up at the moment.',
    );
    expect(failureOf(await ask({ url }, { lookup: () => Promise.resolve([]) }))).toMatch(/^dns/);
  });

  test('a look-up, headers or a body that take too long', async () => {
    const soon = { timeoutMilliseconds: 300 };
    const timeout = 'timeout: idp.example did not answer within a second.';
    const never = () => new Promise<never>(() => undefined);
    expect(failureOf(await ask({ url: 'https://idp.example/', ...soon }, { lookup: never }))).toBe(timeout);
    const silent = await overTls(() => undefined);
    expect(failureOf(await ask({ url: `https://idp.example:${silent}/`, ...soon }))).toBe(timeout);
    const dripping = await overTls((_request, response) => {
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    expect(failureOf(await ask({ url: `https://idp.example:${dripping}/`, ...soon }))).toBe(timeout);
  });

  test('a body without end, or announced as too large', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const endless = await overTls((_request, response) => {
      const pour = () => {
        while (response.write('x'.repeat(10_000)));
      };
      response.on('drain', pour);
      closed = new Promise((resolve) => response.on('close', resolve));
      pour();
    });
    expect(failureOf(await ask({ url: `https://idp.example:${endless}/` }))).toBe(
      'too_large: The answer of idp.example is larger than 1 KB.',
    );
    await closed;
    const announced = await overTls((_request, response) => {
      response.writeHead(200, { 'content-length': 5_000_000 }).write('x');
    });
    expect(failureOf(await ask({ url: `https://idp.example:${announced}/`, maxBytes: 2 * 1024 * 1024 }))).toBe(
      'too_large: The answer of idp.example is larger than 2 MB.',
    );
    const exact = await overTls((_request, response) => response.end('x'.repeat(1000)));
    expect(failureOf(await ask({ url: `https://idp.example:${exact}/` }))).toBe('answered 200');
  });

  test('a compressed body, which may unfold to anything', async () => {
    const port = await overTls((_request, response) => response.setHeader('content-encoding', 'gzip').end('x'));
    expect(failureOf(await ask({ url: `https://idp.example:${port}/` }))).toMatch(/^malformed: .*compressed \(gzip\)/);
  });

  test('a status that is no success', async () => {
    const port = await overTls((request, response) =>
      response.writeHead(Number(request.url?.slice(1)), { 'retry-after': '120' }).end('secret'),
    );
    const at = async (status: number) => ask({ url: `https://idp.example:${port}/${status}` });
    expect(await at(404)).toEqual({
      ok: false,
      failure: {
        kind: 'status',
        message: 'idp.example answers with status 404 (there is nothing at this address).',
        status: 404,
        retryAfterSeconds: 120,
      },
    });
    expect(failureOf(await at(503))).toBe('status: idp.example answers with status 503 (a fault at its side).');
  });

  test('no connection, a broken one, and what is no HTTP', async () => {
    const port = await listen(createTcpServer((socket) => socket.destroy()));
    expect(failureOf(await ask({ url: `http://idp.example:${port}/` }))).toMatch(/^connection: idp.example closed/);
    const noise = await listen(createTcpServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.6\r\n')));
    expect(failureOf(await ask({ url: `http://idp.example:${noise}/` }))).toBe(
      'malformed: idp.example does not answer in HTTP.',
    );
    const gone = await listen(createTcpServer());
    await new Promise((resolve) => open.pop()?.close(resolve));
    expect(failureOf(await ask({ url: `https://idp.example:${gone}/` }))).toMatch(/^connection: idp.example refuses/);
    const cut = await overTls((_request, response) => {
      response.writeHead(200, { 'content-length': 500 }).write('x');
      setTimeout(() => response.destroy(), 20);
    });
    expect(failureOf(await ask({ url: `https://idp.example:${cut}/` }))).toMatch(/^connection: idp.example closed/);
  });

  test('a TLS certificate that is for another name or from nobody known', async () => {
    const port = await overTls((_request, response) => response.end('x'));
    expect(failureOf(await ask({ url: `https://other.example:${port}/` }))).toBe(
      'tls: other.example has a TLS certificate for another name.',
    );
    const { request } = createOutgoing({
      privateAddresses: 'all',
      lookup: () => Promise.resolve([{ address: '127.0.0.1' }]),
    });
    const verdict = await request({ url: `https://idp.example:${port}/`, maxBytes: 1, timeoutMilliseconds: 5000 });
    expect(failureOf(verdict)).toBe('tls: idp.example has a TLS certificate that nobody vouches for (self-signed).');
    const noTls = await plain((_request, response) => response.end('x'));
    expect(failureOf(await ask({ url: `https://idp.example:${noTls}/` }))).toMatch(/^tls: No secure connection/);
  });
});

describe('redirects', () => {
  const redirecting = (to: (path: string) => string, status = 302) =>
    overTls((request, response) => {
      const location = to(request.url ?? '');
      if (location === '') response.end(`end ${request.headers.authorization ?? 'without secrets'}`);
      else response.writeHead(status, { location }).end();
    });

  test('are followed when allowed, within one address and to others', async () => {
    const port = await redirecting((path) =>
      path === '/a' ? 'b' : path === '/b' ? `https://moved.example:${port}/c` : '',
    );
    const url = `https://idp.example:${port}/a`;
    const verdict = await ask({ url, maxRedirects: 2, headers: { authorization: 'secret' } });
    expect(verdict).toMatchObject({ ok: true, value: { url: `https://moved.example:${port}/c` } });
    // What was meant for the first server is not told to the next.
    expect(verdict.ok && verdict.value.body.toString()).toBe('end without secrets');
    expect(failureOf(await ask({ url, maxRedirects: 1 }))).toMatch(/^redirect: .*More than 1/);
    expect(failureOf(await ask({ url }))).toMatch(/^redirect: .*not followed here/);
    expect(failureOf(await ask({ url, maxRedirects: 2, method: 'POST' }))).toMatch(/^redirect/);
  });

  test('end when they go round in circles', async () => {
    const port = await redirecting((path) => (path === '/a' ? '/b' : '/a'));
    expect(failureOf(await ask({ url: `https://idp.example:${port}/a`, maxRedirects: 3 }))).toMatch(
      /^redirect: .*More than 3/,
    );
  });

  test('are checked like the first address', async () => {
    const to = async (location: string, options: Partial<OutgoingOptions> = {}) => {
      const port = await redirecting(() => location);
      return failureOf(await ask({ url: `https://idp.example:${port}/`, maxRedirects: 3 }, options));
    };
    expect(await to('https://169.254.169.254/latest/')).toMatch(/^address_not_allowed: 169.254.169.254/);
    expect(await to('https://[::1]/')).toMatch(/^address_not_allowed/);
    expect(await to('http://idp.example/')).toMatch(/^redirect: .*from https/);
    expect(await to('file:///etc/passwd')).toMatch(/^redirect/);
    expect(await to('https://user@idp.example/')).toMatch(/^address_invalid/);
    expect(await to('https://:x')).toMatch(/^redirect: .*no address/);
    const lookup = (host: string) => Promise.resolve([{ address: host === 'idp.example' ? '127.0.0.1' : '10.0.0.1' }]);
    expect(await to('https://inside.example/', { lookup })).toMatch(/^address_not_allowed: inside.example/);
  });
});
