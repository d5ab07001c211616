import { parseOptions } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { minutes } from '../platform/index.ts';
import { password, signUp, withServer } from '../testing/people.ts';
import type { Browser } from '../testing/test-server.ts';
import { dummyHash, hashPassword, verifyPassword } from './password.ts';

const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];

const signIn = (browser: Browser, email: string, typed: string, ip = '198.51.100.7') =>
  browser.request('POST', '/api/sign-in', { body: { email, password: typed }, headers: { 'x-forwarded-for': ip } });

const behindProxy = { LATCHKEY_TRUSTED_PROXIES: '1' };

test('passwords are argon2id with the parameters of the dummy', async () => {
  const hash = await hashPassword('correct horse');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(parseOptions(hash)).toEqual(parseOptions(dummyHash));
  expect(await verifyPassword(hash, 'correct horse')).toBe(true);
  expect(await verifyPassword(hash, 'correct hors')).toBe(false);
  expect(await verifyPassword(null, 'no user has this password')).toBe(false);
});

test('the same letters from another keyboard are the same password', async () => {
  expect(await verifyPassword(await hashPassword('Caf\u00e9 und Kuchen'), 'Cafe\u0301 und Kuchen')).toBe(true);
});

test('sign-up makes a person, an account with its own address and plan, and a session', () =>
  withServer(
    async (server) => {
      const browser = server.browser();
      const body = {
        name: '  Ada \u202e Lovelace ',
        email: ' Ada@Example.com ',
        password,
        accountName: 'Contoso Österreich',
      };
      const trimmed = { ...body, email: body.email.trim() };
      const answer = await browser.request('POST', '/api/sign-up', { body: trimmed });
      expect(answer.statusCode).toBe(200);
      const session = answer.json();
      expect(session.user).toMatchObject({ name: 'Ada Lovelace', email: 'Ada@Example.com', hasPassword: true });
      expect(session.accounts).toEqual([
        expect.objectContaining({
          name: 'Contoso Österreich',
          address: 'contoso-osterreich',
          role: 'owner',
          open: true,
        }),
      ]);
      const account = (await browser.request('GET', `/api/accounts/${session.accounts[0].id}`)).json();
      expect(account).toMatchObject({ plan: 'free', ssoIncluded: false, signInPolicy: 'mixed' });
      const again = await server.browser().request('POST', '/api/sign-up', {
        body: { ...trimmed, email: 'ADA@example.COM' },
      });
      expect(codeOf(again)).toEqual([409, 'EMAIL_TAKEN']);
      const other = await server.browser().request('POST', '/api/sign-up', {
        body: { ...trimmed, email: 'bob@example.com' },
      });
      expect(other.json().accounts[0].address).toMatch(/^contoso-osterreich-[a-z0-9]{6}$/);
    },
    { LATCHKEY_DEFAULT_PLAN: 'free' },
  ));

test('two sign-ups with one e-mail at a time make one person', () =>
  withServer(async (server) => {
    const body = { name: 'Ada', email: 'ada@example.com', password, accountName: 'Ada Ltd' };
    const answers = await Promise.all([1, 2, 3].map(() => server.browser().request('POST', '/api/sign-up', { body })));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409, 409]);
    expect(await server.platform.db.selectFrom('users').select('id').execute()).toHaveLength(1);
    expect(await server.platform.db.selectFrom('accounts').select('id').execute()).toHaveLength(1);
  }));

test('an e-mail that is none, and names of white space, are refused at their fields', () =>
  withServer(async (server) => {
    const signUpWith = async (change: Record<string, string>) => {
      const body = { name: 'Ada', email: 'ada@example.com', password, accountName: 'Ada Ltd', ...change };
      const answer = await server.browser().request('POST', '/api/sign-up', { body });
      return [answer.json().code, answer.json().fields];
    };
    const advice = 'Enter an e-mail address such as name@example.com.';
    expect(await signUpWith({ email: 'ada@localhost' })).toEqual(['INVALID_INPUT', { email: advice }]);
    expect(await signUpWith({ email: 'ada' })).toEqual(['INVALID_INPUT', { email: advice }]);
    expect(await signUpWith({ name: ' \u200b ' })).toEqual(['INVALID_INPUT', { name: 'Enter a name.' }]);
    expect(await signUpWith({ accountName: '  ' })).toEqual(['INVALID_INPUT', { accountName: 'Enter a name.' }]);
    expect(await signUpWith({ password: 'short' })).toEqual(['INVALID_INPUT', { password: 'At least 10 characters.' }]);
  }));

test('asking which e-mails are known is limited', () =>
  withServer(async (server) => {
    await signUp(server, 'Ada');
    const body = { name: 'Eve', email: 'ada@example.com', password, accountName: 'Eve Ltd' };
    const codes: string[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      codes.push((await server.browser().request('POST', '/api/sign-up', { body })).json().code);
    }
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'EMAIL_TAKEN'));
    expect(codes[10]).toBe('TOO_MANY_ATTEMPTS');
  }));

test('an unknown e-mail and a wrong password answer alike', () =>
  withServer(async (server) => {
    const { email } = await signUp(server, 'Ada');
    const wrong = await signIn(server.browser(), email, 'wrong password');
    const unknown = await signIn(server.browser(), 'nobody@example.com', 'wrong password');
    const { requestId: _one, ...wrongBody } = wrong.json();
    const { requestId: _two, ...unknownBody } = unknown.json();
    expect(wrongBody).toEqual({ code: 'WRONG_CREDENTIALS', message: 'E-mail or password is wrong.' });
    expect(unknownBody).toEqual(wrongBody);
    expect(unknown.statusCode).toBe(wrong.statusCode);
    expect(wrong.cookies).toEqual([]);
  }));

test('an SSO-only user with the same e-mail neither blocks nor opens anything', () =>
  withServer(async (server) => {
    await server.platform.db
      .insertInto('users')
      .values({
        id: 'usr_sso',
        email: 'ada@example.com',
        email_key: 'ada@example.com',
        name: 'Other',
        password_hash: null,
        created_at: 1,
      })
      .execute();
    expect(codeOf(await signIn(server.browser(), 'ada@example.com', 'no user has this password'))).toEqual([
      401,
      'WRONG_CREDENTIALS',
    ]);
    const ada = await signUp(server, 'Ada');
    expect(ada.userId).not.toBe('usr_sso');
  }));

test('after ten wrong passwords the network waits for this e-mail, also with the right one', () =>
  withServer(async (server) => {
    const { email } = await signUp(server, 'Ada');
    const browser = server.browser();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const typed = attempt % 2 === 0 ? email : email.toUpperCase();
      expect(codeOf(await signIn(browser, typed, 'wrong', `2001:db8:1:2::${attempt}`))[1]).toBe('WRONG_CREDENTIALS');
    }
    const refused = await signIn(browser, email, password, '2001:db8:1:2:3:4:5:6');
    expect(codeOf(refused)).toEqual([429, 'TOO_MANY_ATTEMPTS']);
    expect(refused.headers['retry-after']).toBe(String(minutes(15) / 1000));
    expect(refused.json().message).toBe('Too many attempts. Wait 15 minutes and try again.');
    expect((await signIn(server.browser(), email, password, '203.0.113.50')).statusCode).toBe(200);
    server.clock.advance(minutes(15));
    expect((await signIn(browser, email, password, '2001:db8:1:2::1')).statusCode).toBe(200);
  }, behindProxy));

test('after fifty wrong passwords an e-mail waits, from every network', () =>
  withServer(async (server) => {
    const { email } = await signUp(server, 'Ada');
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const answer = await signIn(server.browser(), email, 'wrong', `198.51.100.${attempt}`);
      expect(codeOf(answer)[1]).toBe('WRONG_CREDENTIALS');
    }
    const refused = await signIn(server.browser(), email, password, '203.0.113.50');
    expect(codeOf(refused)).toEqual([429, 'TOO_MANY_ATTEMPTS']);
  }, behindProxy));

test('a success forgets the failures of the e-mail', () =>
  withServer(async (server) => {
    const { email } = await signUp(server, 'Ada');
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 9; attempt += 1) await signIn(server.browser(), email, 'wrong');
      expect((await signIn(server.browser(), email, password)).statusCode).toBe(200);
    }
  }));

test('one network cannot try many e-mails', () =>
  withServer(async (server) => {
    const { email } = await signUp(server, 'Ada');
    await signIn(server.browser(), 'nobody@example.com', 'wrong');
    const counted = await server.platform.db
      .updateTable('throttles')
      .set({ count: 100 })
      .where('key', 'like', 'password:network:%')
      .executeTakeFirst();
    expect(counted.numUpdatedRows).toBe(1n);
    expect(codeOf(await signIn(server.browser(), email, password))).toEqual([429, 'TOO_MANY_ATTEMPTS']);
    expect((await signIn(server.browser(), email, password, '203.0.113.51')).statusCode).toBe(200);
  }, behindProxy));

test('parallel guesses count as well', () =>
  withServer(async (server) => {
    const { email } = await signUp(server, 'Ada');
    const answers = await Promise.all(Array.from({ length: 15 }, () => signIn(server.browser(), email, 'wrong')));
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(10);
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(5);
  }));

test('changing the password needs the present one, ends other sessions and is written down', () =>
  withServer(async (server) => {
    const { browser, email, accountId } = await signUp(server, 'Ada');
    const other = server.browser();
    await signIn(other, email, password);
    const change = (currentPassword: string, newPassword = 'a new long password') =>
      browser.request('POST', '/api/profile/password', { body: { currentPassword, newPassword } });
    const wrong = await change('wrong');
    expect(codeOf(wrong)).toEqual([401, 'WRONG_CREDENTIALS']);
    expect(wrong.json().fields).toEqual({ currentPassword: 'The current password is wrong.' });
    expect((await change(password, 'short')).json().fields).toEqual({ newPassword: 'At least 10 characters.' });
    expect((await change(password)).statusCode).toBe(200);
    expect((await browser.request('GET', '/api/session')).json().signedIn).toBe(true);
    expect((await other.request('GET', '/api/session')).json().signedIn).toBe(false);
    expect((await signIn(other, email, password)).statusCode).toBe(401);
    expect((await signIn(other, email, 'a new long password')).statusCode).toBe(200);
    const { events } = (await browser.request('GET', `/api/accounts/${accountId}/audit-log`)).json();
    expect(events.find((event: { action: string }) => event.action === 'user.password_changed')).toMatchObject({
      actor: { name: 'Ada' },
      details: { endedSessions: 1 },
    });
    expect(JSON.stringify(events)).not.toContain('a new long password');
    expect(JSON.stringify(events)).not.toContain('argon2');
  }));
