import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { webhookSample } from '@latchkey/contract';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { recordAuditEvent, systemActor } from '../audit-log/index.ts';
import { openText } from '../mail/deliver-mail.ts';
import { days, hours, minutes, type Platform } from '../platform/index.ts';
import { type Founder, joinByInvitation, signUp, withServer } from '../testing/people.ts';
import type { TestServer } from '../testing/test-server.ts';
import { pauseAfter } from './audit-stream.ts';
import { sendWaiting } from './run-streams.ts';

type Verify = (secret: string, headers: IncomingHttpHeaders, body: string, now: number) => { id: string; event: Event };
interface Event {
  readonly type: string;
  readonly timestamp: string;
  readonly data: { readonly id: string; readonly accountId: string };
}

/** The sample that the dashboard and the documentation show, as a receiver runs it. */
let verifyWebhook: Verify;
const folder = mkdtempSync(join(tmpdir(), 'latchkey-sample-'));

beforeAll(async () => {
  const file = join(folder, 'sample.mjs');
  writeFileSync(file, webhookSample);
  ({ verifyWebhook } = (await import(pathToFileURL(file).href)) as { verifyWebhook: Verify });
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the documentation shows the sample', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/audit-log.md'), 'utf8');
  expect(page).toContain(`\`\`\`js\n${webhookSample}\`\`\`\n`);
});

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver over real HTTP; `answer` says what it answers to each call. */
async function receiver(answer: (call: Call) => number = () => 204) {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const call = { headers: request.headers, body: Buffer.concat(parts).toString() };
      calls.push(call);
      const status = answer(call);
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:9/' } : {});
      response.end(status === 204 ? undefined : `answer ${status}\u0000`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  // A server that listens on TCP has such an address.
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const local = { LATCHKEY_PRIVATE_ADDRESSES: '127.0.0.1' };
const pathOf = ({ accountId }: Founder, rest = '') => `/api/accounts/${accountId}/audit-streams${rest}`;

async function send(founder: Founder, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', rest = '', body?: object) {
  const answer = await founder.browser.request(method, pathOf(founder, rest), body === undefined ? {} : { body });
  return answer.json();
}

const create = async (founder: Founder, url: string) => {
  const { stream, secret } = await send(founder, 'POST', '', { description: 'SIEM', url });
  return { id: stream.id as string, secret: secret as string };
};

const rename = ({ browser }: Founder, name: string) => browser.request('PATCH', '/api/profile', { body: { name } });
const typesOf = (calls: readonly Call[]) => calls.map(({ body }) => JSON.parse(body).type);
const stateOf = async (founder: Founder) => (await send(founder, 'GET')).streams[0];
const run = ({ platform }: TestServer) => sendWaiting(platform);

test('every event of the account, from the stream’s own beginning on, arrives in order and signed', () =>
  withServer(async (server) => {
    const { calls, url } = await receiver();
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    const { secret } = await create(ada, url);
    for (const name of ['One', 'Two', 'Three']) await rename(ada, name);
    await rename(bob, 'Other');
    expect(await run(server)).toBe(4);
    expect(typesOf(calls)).toEqual(['audit_stream.created', ...Array(3).fill('user.profile_updated')]);
    expect(calls.slice(1).map(({ body }) => JSON.parse(body).data.details.to)).toEqual(['One', 'Two', 'Three']);
    for (const { headers, body } of calls) {
      const { id, event } = verifyWebhook(secret, headers, body, server.clock.now());
      expect([id, event.data.id]).toEqual(Array(2).fill(headers['webhook-id']));
      expect(event).toMatchObject({ timestamp: '2026-12-07T09:30:02.000Z', data: { accountId: ada.accountId } });
    }
    expect(await run(server)).toBe(0);
    expect(await stateOf(ada)).toMatchObject({ state: 'active', waiting: 0, lastSuccessAt: server.clock.now() });
  }, local));

test('a signature does not fit another body, id, time or secret, nor an old message', () =>
  withServer(async (server) => {
    const { calls, url } = await receiver();
    const ada = await signUp(server, 'Ada');
    const { secret } = await create(ada, url);
    await run(server);
    const [call] = calls;
    if (call === undefined) throw new Error('nothing came');
    const now = server.clock.now();
    const { headers, body } = call;
    const other = `whsec_${Buffer.alloc(32).toString('base64')}`;
    expect(() => verifyWebhook(secret, headers, body, now)).not.toThrow();
    expect(() => verifyWebhook(secret, headers, `${body} `, now)).toThrow('signature');
    expect(() => verifyWebhook(secret, { ...headers, 'webhook-id': 'evt_x' }, body, now)).toThrow('signature');
    expect(() => verifyWebhook(other, headers, body, now)).toThrow('signature');
    expect(() => verifyWebhook(secret, headers, body, now + minutes(6))).toThrow('time');
    const { 'webhook-timestamp': _gone, ...timeless } = headers;
    expect(() => verifyWebhook(secret, timeless, body, now)).toThrow('time');
  }, local));

test('an event goes with its transaction, and is sent once it is there', () =>
  withServer(async (server) => {
    const { calls, url } = await receiver();
    const ada = await signUp(server, 'Ada');
    await create(ada, url);
    await run(server);
    const target = { type: 'account', id: ada.accountId, name: 'x' };
    const failing = server.platform.db.transaction().execute(async (tx) => {
      await recordAuditEvent(tx, server.platform, {
        accountId: ada.accountId,
        action: 'account.updated',
        actor: systemActor,
        target,
      });
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await run(server)).toBe(0);
    expect(calls).toHaveLength(1);
  }, local));

test('a destination that fails is tried again, in order, later and later; nothing is lost', () => {
  let status = 503;
  return withServer(async (server) => {
    const { calls, url } = await receiver(() => status);
    const ada = await signUp(server, 'Ada');
    const { id } = await create(ada, url);
    await rename(ada, 'One');
    expect(await run(server)).toBe(0);
    const start = server.clock.now();
    expect(await stateOf(ada)).toMatchObject({
      waiting: 2,
      failingSince: start,
      lastError: expect.stringContaining('503'),
      nextAttemptAt: start + pauseAfter(id, 1),
    });
    await run(server);
    expect(calls).toHaveLength(1);
    server.clock.set(start + pauseAfter(id, 1));
    await run(server);
    expect(typesOf(calls)).toEqual(['audit_stream.created', 'audit_stream.created']);
    expect(calls[0]?.headers['webhook-id']).toBe(calls[1]?.headers['webhook-id']);
    status = 204;
    server.clock.advance(pauseAfter(id, 2));
    expect(await run(server)).toBe(2);
    expect(typesOf(calls).slice(2)).toEqual(['audit_stream.created', 'user.profile_updated']);
    expect(await stateOf(ada)).toMatchObject({ waiting: 0, failingSince: null, lastError: null, nextAttemptAt: null });
  }, local);
});

test('after five days it is given up: admins are told by mail, events wait, and resuming sends them', () => {
  let status = 500;
  return withServer(async (server) => {
    const { calls, url } = await receiver(() => status);
    const ada = await signUp(server, 'Ada');
    await joinByInvitation(server, ada, 'Ann', 'admin');
    await joinByInvitation(server, ada, 'Mia');
    const { id } = await create(ada, url);
    const start = server.clock.now();
    while (server.clock.now() < start + days(5)) {
      await run(server);
      server.clock.advance(hours(4));
    }
    await run(server);
    const row = await server.platform.db.selectFrom('audit_streams').selectAll().executeTakeFirstOrThrow();
    expect(row.state).toBe('disabled');
    const mails = await server.platform.db
      .selectFrom('mails')
      .selectAll()
      .where('kind', '=', 'webhook_disabled')
      .execute();
    expect(mails.map((mail) => mail.recipient).sort()).toEqual(['ada@example.com', 'ann@example.com']);
    const [mail] = mails;
    expect(openText(server.platform, { id: mail?.id ?? '', sealedText: mail?.sealed_text ?? '' })).toContain('500');
    const attempts = calls.length;
    status = 204;
    await run(server);
    expect(calls).toHaveLength(attempts);
    const fresh = await server.browser().request('POST', '/api/sign-in', {
      body: { email: ada.email, password: 'correct horse battery' },
    });
    ada.browser.cookies.set('latchkey_session', fresh.cookies[0]?.value ?? '');
    expect(await send(ada, 'PATCH', `/${id}`, { state: 'active' })).toMatchObject({
      state: 'active',
      failingSince: null,
    });
    await run(server);
    expect(typesOf(calls.slice(attempts))).toEqual([
      'audit_stream.created',
      'audit_stream.disabled',
      'session.created',
      'audit_stream.resumed',
    ]);
  }, local);
});

test('a destination that says it is gone is given up at once', () =>
  withServer(async (server) => {
    const { url } = await receiver(() => 410);
    const ada = await signUp(server, 'Ada');
    await create(ada, url);
    await run(server);
    expect(await stateOf(ada)).toMatchObject({ state: 'disabled' });
  }, local));

test('a message that is refused for what it is does not hold up the others for ever', () =>
  withServer(async (server) => {
    const { calls, url } = await receiver(({ body }) => (JSON.parse(body).type === 'audit_stream.created' ? 422 : 204));
    const ada = await signUp(server, 'Ada');
    const { id } = await create(ada, url);
    await rename(ada, 'One');
    for (let attempt = 1; attempt < 10; attempt += 1) {
      await run(server);
      server.clock.advance(pauseAfter(id, attempt));
    }
    expect(typesOf(calls)).toEqual(Array(9).fill('audit_stream.created'));
    expect(await run(server)).toBe(1);
    const { deliveries } = await send(ada, 'GET', `/${id}/deliveries`);
    expect(deliveries).toMatchObject([
      { type: 'user.profile_updated', state: 'delivered', attempts: 1, status: 204 },
      { type: 'audit_stream.created', state: 'failed', attempts: 10, status: 422 },
    ]);
  }, local));

test('the secret is shown once and sealed; after a rotation both sign for a day', () =>
  withServer(async (server) => {
    const { calls, url } = await receiver();
    const ada = await signUp(server, 'Ada');
    const { id, secret } = await create(ada, url);
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    const rows = JSON.stringify([
      await send(ada, 'GET'),
      await server.platform.db.selectFrom('audit_streams').selectAll().execute(),
    ]);
    expect(rows).not.toContain(secret.slice(6));
    const { secret: newer, stream } = await send(ada, 'POST', `/${id}/secret`);
    expect(stream.olderSecretUntil).toBe(server.clock.now() + hours(24));
    await run(server);
    const last = () => calls.at(-1) as Call;
    for (const one of [secret, newer]) {
      expect(() => verifyWebhook(one, last().headers, last().body, server.clock.now())).not.toThrow();
    }
    server.clock.advance(hours(12));
    await rename(ada, 'x');
    server.clock.advance(hours(12));
    await rename(ada, 'One');
    await run(server);
    expect(() => verifyWebhook(newer, last().headers, last().body, server.clock.now())).not.toThrow();
    expect(() => verifyWebhook(secret, last().headers, last().body, server.clock.now())).toThrow('signature');
  }, local));

test('a test event and a redelivery say how they went, and keep their ids', () => {
  let status = 500;
  return withServer(async (server) => {
    const { calls, url } = await receiver(() => status);
    const ada = await signUp(server, 'Ada');
    const { id, secret } = await create(ada, url);
    const failed = await send(ada, 'POST', `/${id}/test`);
    expect(failed).toMatchObject({ type: 'test', state: 'failed', status: 500 });
    status = 200;
    const again = await send(ada, 'POST', `/${id}/deliveries/${failed.id}/redeliver`);
    expect(again).toMatchObject({ id: failed.id, state: 'delivered', status: 200, attempts: 2, excerpt: 'answer 200' });
    expect(calls.map(({ headers }) => headers['webhook-id'])).toEqual([failed.id, failed.id]);
    for (const { headers, body } of calls) verifyWebhook(secret, headers, body, server.clock.now());
    status = 302;
    expect(await send(ada, 'POST', `/${id}/test`)).toMatchObject({ state: 'failed' });
    for (let count = 0; count < 57; count += 1) await send(ada, 'POST', `/${id}/test`);
    expect((await send(ada, 'POST', `/${id}/test`)).code).toBe('TOO_MANY_ATTEMPTS');
  }, local);
});

test('paused, events wait', () =>
  withServer(async (server) => {
    const { calls, url } = await receiver();
    const ada = await signUp(server, 'Ada');
    const { id } = await create(ada, url);
    expect(await send(ada, 'PATCH', `/${id}`, { state: 'paused' })).toMatchObject({ state: 'paused', waiting: 2 });
    expect(await run(server)).toBe(0);
    await send(ada, 'PATCH', `/${id}`, { state: 'active', description: 'Logs' });
    expect(await run(server)).toBe(4);
    expect(typesOf(calls)).toEqual([
      'audit_stream.created',
      'audit_stream.paused',
      'audit_stream.updated',
      'audit_stream.resumed',
    ]);
    await send(ada, 'DELETE', `/${id}`);
    expect(await server.platform.db.selectFrom('audit_deliveries').select('id').execute()).toEqual([]);
  }, local));

test('several nodes send nothing twice', () =>
  withServer(async (server) => {
    const { calls, url } = await receiver();
    const ada = await signUp(server, 'Ada');
    await create(ada, url);
    for (let index = 0; index < 30; index += 1) await rename(ada, `Name ${index}`);
    await Promise.all([run(server), run(server), run(server)]);
    await run(server);
    const ids = calls.map(({ headers }) => headers['webhook-id']);
    expect([ids.length, new Set(ids).size]).toEqual([31, 31]);
    expect(calls.slice(1).map(({ body }) => JSON.parse(body).data.details.to)).toEqual(
      Array.from({ length: 30 }, (_, index) => `Name ${index}`),
    );
  }, local));

test.each([
  ['ftp://logs.example.com/', 'The address must begin with https://.'],
  ['http://logs.example.com/', 'The address must begin with https://.'],
  ['logs.example.com', 'Enter an address such as https://logs.example.com/latchkey.'],
  ['https://me:secret@logs.example.com/', 'Leave user and password out: deliveries are signed instead.'],
])('%s is refused', (url, advice) =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    expect((await send(ada, 'POST', '', { description: 'SIEM', url })).fields).toEqual({ url: advice });
  }),
);

test('a private address is not called, and an account has five destinations at most', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const { id } = await create(ada, 'https://127.0.0.1:9/');
    expect(await send(ada, 'POST', `/${id}/test`)).toMatchObject({ state: 'failed', status: null, milliseconds: 0 });
    expect((await send(ada, 'POST', `/${id}/test`)).excerpt).toMatch(/private/i);
    for (let count = 1; count < 5; count += 1) await create(ada, 'https://logs.example.com/');
    const sixth = await send(ada, 'POST', '', { description: 'SIEM', url: 'https://logs.example.com/' });
    expect(sixth.code).toBe('TOO_MANY_STREAMS');
  }));

test('a node that loses its claim while it sends changes nothing', () => {
  let finish: (() => void) | undefined;
  const hanging: Platform['outgoing'] = {
    request: () =>
      new Promise((resolve) => {
        finish = () => resolve({ ok: false, failure: { kind: 'status', message: 'late', status: 410 } });
      }),
  };
  return withServer(async (server) => {
    const { url } = await receiver();
    const ada = await signUp(server, 'Ada');
    await create(ada, url);
    const dead = sendWaiting({ ...server.platform, outgoing: hanging });
    while (finish === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await run(server)).toBe(0);
    server.clock.advance(minutes(3));
    expect(await run(server)).toBe(1);
    finish();
    await dead;
    expect(await stateOf(ada)).toMatchObject({ state: 'active', failingSince: null });
  }, local);
});
