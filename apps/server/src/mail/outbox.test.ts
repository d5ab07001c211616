import { expect, test } from 'vitest';
import { sweepExpiredRows } from '../expiry/sweep-expired-rows.ts';
import { days } from '../platform/index.ts';
import { type Founder, signUp, withServer } from '../testing/people.ts';
import { startSmtpSink } from '../testing/smtp-sink.ts';
import type { TestServer } from '../testing/test-server.ts';
import { mailJob, queueMail } from './index.ts';

const write = ({ platform }: TestServer, { accountId }: Founder, subject: string, to = 'bob@example.com') =>
  queueMail(platform.db, platform, { accountId, to, kind: 'invitation', subject, text: `secret of ${subject}` });

const list = async ({ browser }: Founder, query = '') =>
  (await browser.request('GET', `/api/operator/mails${query}`)).json();

const subjects = async (operator: Founder, query: string) =>
  (await list(operator, query)).mails.map((mail: { subject: string }) => mail.subject);

const post = async ({ browser }: Founder, path: string) => {
  const answer = await browser.request('POST', `/api/operator/${path}`);
  return [answer.statusCode, answer.json()];
};

const withSmtp = (port: number) => ({
  LATCHKEY_SMTP_URL: `smtp://user:hunter-2@127.0.0.1:${port}?tls=none`,
  LATCHKEY_MAIL_FROM: 'Example SSO <sso@example.com>',
});

test('without a mail server, the operator finds the messages, the newest first', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await write(server, ada, 'one');
    server.clock.advance(1000);
    await write(server, ada, 'two');
    const answer = await list(ada);
    expect(answer).toMatchObject({
      server: null,
      next: null,
      mails: [
        { subject: 'two', state: 'outbox', account: 'Ada Ltd', to: 'bob@example.com', hasText: true },
        { subject: 'one', nextAttemptAt: null, finishedAt: server.clock.now() - 1000 },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  }));

test('pages, states and a search in which nothing is a pattern', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    for (const subject of ['100% sure', '100 sure', 'a_b', 'aXb', 'back\\slash', 'GRÖSSE']) {
      await write(server, ada, subject);
    }
    await write(server, ada, 'refused', 'nobody');
    expect(await subjects(ada, '?state=failed')).toEqual(['refused']);
    expect(await subjects(ada, '?search=100%25')).toEqual(['100% sure']);
    expect(await subjects(ada, '?search=a_b')).toEqual(['a_b']);
    expect(await subjects(ada, '?search=k%5Cs')).toEqual(['back\\slash']);
    expect(await subjects(ada, `?search=${encodeURIComponent('größe')}`)).toEqual(
      'GRÖSSE'.toLowerCase().includes('größe') ? ['GRÖSSE'] : [],
    );
    expect(await subjects(ada, '?search=BOB@EXAMPLE&limit=2')).toEqual(['GRÖSSE', 'back\\slash']);
    const { next } = await list(ada, '?limit=4');
    expect(await subjects(ada, `?limit=4&before=${next}`)).toEqual(['a_b', '100 sure', '100% sure']);
    expect((await list(ada, '?before=x')).fields).toEqual({ before: 'Use the "next" of the page before.' });
  }));

test('whoever reads a text is named in the audit log of the account', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    const id = await write(server, bob, 'one', 'cleo@example.com');
    expect(await post(ada, `mails/${id}/open`)).toEqual([200, { text: 'secret of one' }]);
    expect(await post(ada, 'mails/mail_none/open')).toMatchObject([404, { code: 'NOT_FOUND' }]);
    const log = await bob.browser.request('GET', `/api/accounts/${bob.accountId}/audit-log?action=mail.opened`);
    expect(log.json().events).toMatchObject([
      { actor: { name: 'Ada' }, target: { id, name: 'cleo@example.com' }, details: { kind: 'invitation' } },
    ]);
  }));

test('what has been delivered has no text any more; what has failed is sent when told to', async () => {
  let refuse = true;
  const sink = await startSmtpSink({ refuses: () => (refuse ? 550 : null) });
  await withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const id = await write(server, ada, 'one');
    await mailJob(server.platform).run();
    expect(await list(ada)).toMatchObject({
      server: { host: '127.0.0.1', port: sink.port, tls: 'none', from: 'sso@example.com' },
      mails: [{ state: 'failed', hasText: true }],
    });
    expect(JSON.stringify(await list(ada))).not.toContain('hunter-2');
    refuse = false;
    expect(await post(ada, `mails/${id}/retry`)).toMatchObject([200, { state: 'queued', attempts: 0 }]);
    await mailJob(server.platform).run();
    expect(sink.received).toHaveLength(1);
    expect(await list(ada)).toMatchObject({ mails: [{ state: 'sent', hasText: false }] });
    expect(await post(ada, `mails/${id}/open`)).toMatchObject([410, { code: 'MAIL_TEXT_GONE' }]);
    expect(await post(ada, `mails/${id}/retry`)).toMatchObject([410, { code: 'MAIL_TEXT_GONE' }]);
    const log = await ada.browser.request('GET', `/api/accounts/${ada.accountId}/audit-log?action=mail.retried`);
    expect(log.json().events).toHaveLength(1);
  }, withSmtp(sink.port));
  await sink.close();
});

test('without a mail server nothing can be sent', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const id = await write(server, ada, 'one');
    expect(await post(ada, `mails/${id}/retry`)).toMatchObject([409, { code: 'NO_MAIL_SERVER' }]);
    expect(await list(ada)).toMatchObject({ mails: [{ state: 'outbox' }] });
  }));

test('a test message goes to the operator, and not without end', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    for (let count = 0; count < 20; count += 1) {
      expect(await post(ada, 'test-mail')).toMatchObject([200, { to: 'ada@example.com', kind: 'test' }]);
    }
    expect(await post(ada, 'test-mail')).toMatchObject([429, { code: 'TOO_MANY_ATTEMPTS' }]);
  }));

test('messages are forgotten after 30 days', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await write(server, ada, 'one');
    server.clock.advance(days(30) - 1);
    await sweepExpiredRows(server.platform);
    const count = async () => (await server.platform.db.selectFrom('mails').select('id').execute()).length;
    expect(await count()).toBe(1);
    server.clock.advance(1);
    await sweepExpiredRows(server.platform);
    expect(await count()).toBe(0);
  }));
