import { Writable } from 'node:stream';
import { signUp as signUpOperation } from '@latchkey/contract';
import { sql } from 'kysely';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../app.ts';
import { signUp, withServer } from '../../testing/people.ts';
import { describeIssues } from './describe-issues.ts';

const body = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery', accountName: 'Ada Ltd' };

describe('the state is changed from the dashboard only', () => {
  test.each([
    ['without the header of the dashboard', { 'x-latchkey': '' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a sibling domain', { 'sec-fetch-site': 'same-site' }],
  ])('%s', (_what, headers) =>
    withServer(async (server) => {
      const { browser, accountId } = await signUp(server, 'Ada');
      const answer = await browser.request('PATCH', `/api/accounts/${accountId}`, { body: { name: 'Evil' }, headers });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'CROSS_SITE_REQUEST']);
      expect((await browser.request('GET', `/api/accounts/${accountId}`)).json().name).toBe('Ada Ltd');
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }),
  );
});

test('U+0000, which PostgreSQL cannot store, is refused wherever it comes', () =>
  withServer(async (server) => {
    const { browser, accountId } = await signUp(server, 'Ada');
    for (const answer of [
      await browser.request('GET', '/api/accounts/acc%00'),
      await browser.request('GET', '/api/sign-in/options/a%00b'),
      await browser.request('GET', `/api/accounts/${accountId}/audit-log?action=a%00b`),
      await browser.request('PATCH', `/api/accounts/${accountId}`, { body: { name: 'a\0b' } }),
      await browser.request('POST', '/api/sign-up', { body: { ...body, email: 'a\0b@example.com' } }),
    ]) {
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'MALFORMED_REQUEST']);
    }
  }));

test('what cannot be read is refused in the form of the contract', () =>
  withServer(async (server) => {
    const post = (payload: string, type = 'application/json', url = '/api/sign-up') =>
      server.http.inject({
        method: 'POST',
        url,
        headers: { 'x-latchkey': '1', 'content-type': type },
        payload,
      });
    const malformed = await post('{"name":');
    expect([malformed.statusCode, malformed.json()]).toEqual([
      400,
      { code: 'MALFORMED_REQUEST', message: 'The request could not be read.', requestId: expect.any(String) },
    ]);
    expect((await post('a=b', 'text/plain')).json().code).toBe('MALFORMED_REQUEST');
    expect((await post('{"__proto__":{"x":1}}')).json().code).toBe('MALFORMED_REQUEST');
    const deep = `{"email":"a@example.com","password":"","more":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect((await post(deep, 'application/json', '/api/sign-in')).json().code).toBe('WRONG_CREDENTIALS');
    for (const path of ['%E0%A4%A', 'a'.repeat(101)]) {
      const answer = await server.http.inject({ method: 'GET', url: `/api/accounts/${path}` });
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'MALFORMED_REQUEST']);
    }
    const large = await post(JSON.stringify({ ...body, name: 'x'.repeat(1024 * 1024) }));
    expect([large.statusCode, large.json().code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect((await post('[]')).json()).toMatchObject({
      code: 'INVALID_INPUT',
      message: 'The body of the request must be a JSON object.',
    });
  }));

test('what is not there answers in the form of the contract, to programs; a page says how to build the dashboard', () =>
  withServer(async (server) => {
    const get = (url: string, accept: string) => server.http.inject({ url, headers: { accept } });
    const api = await get('/api/nothing', 'text/html');
    expect([api.statusCode, api.json().code]).toEqual([404, 'NOT_FOUND']);
    expect((await get('/nothing', 'application/json')).statusCode).toBe(404);
    const page = await get('/members', 'text/html');
    expect(page.json().message).toBe('The dashboard is not built: run `npm run build`.');
  }));

test('fields are described in sentences', () => {
  const issue = (keyword: string, instancePath: string, params: object, schemaPath = '#') => ({
    keyword,
    instancePath,
    params: { ...params },
    schemaPath,
  });
  expect(
    describeIssues(
      [
        issue('required', '', { requiredProperties: ['name', 'accountName'] }),
        issue('required', '/sp', { requiredProperties: ['entityId'] }),
        issue('minLength', '/email', { limit: 3 }, '#/properties/email'),
        issue('pattern', '/email', {}, '#/properties/email'),
        issue('minLength', '/password', { limit: 10 }, '#/properties/password'),
        issue('maxLength', '/title', { limit: 1 }),
        issue('minimum', '/count', { limit: 1 }),
        issue('type', '/on', { type: 'boolean' }),
        issue('const', '/plan', { allowedValue: 'free' }, '#/properties/plan/anyOf/0'),
        issue('anyOf', '/plan', {}, '#/properties/plan'),
      ],
      {
        properties: {
          ...signUpOperation.body.properties,
          plan: { anyOf: [{ const: 'free' }, { const: 'enterprise' }] },
        },
      },
    ),
  ).toEqual({
    name: 'Fill this in.',
    accountName: 'Fill this in.',
    'sp.entityId': 'Fill this in.',
    email: 'Enter an e-mail address such as name@example.com.',
    password: 'At least 10 characters.',
    title: 'At most 1 character.',
    count: 'At least 1.',
    on: 'This must be true or false.',
    plan: 'Choose one of: free, enterprise.',
  });
});

test('a defect answers without detail; the detail is logged under the request id, without secrets', () =>
  withServer(async (server) => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const app = await createApp({ ...server.platform, log: pino({ level: 'debug' }, stream) }, 'no-dashboard');
    await sql`drop table invitations`.execute(server.platform.db);
    const answer = await app.http.inject({ url: '/api/invitations/a-secret-token?x=a-secret-query' });
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'INTERNAL']);
    expect(answer.body).not.toContain('invitations');
    const log = lines.join('');
    expect(log).toContain(answer.json().requestId);
    expect(log).toContain('/api/invitations/:token');
    expect(log).not.toContain('a-secret');
    await app.http.close();
  }));

test('health: anyone may ask; a database that is gone makes the node not ready', () =>
  withServer(async (server) => {
    const get = async (url: string) => {
      const answer = await server.http.inject({ url });
      return [answer.statusCode, answer.json().status];
    };
    expect(await get('/healthz')).toEqual([200, 'ok']);
    expect(await get('/readyz')).toEqual([200, 'ready']);
    await server.platform.db.destroy();
    expect(await get('/readyz')).toEqual([503, 'not ready']);
    expect(await get('/healthz')).toEqual([200, 'ok']);
  }));

test('answers of the API are kept by nobody and run in no frame', () =>
  withServer(async (server) => {
    const { headers } = await server.browser().request('GET', '/api/session');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  }));
