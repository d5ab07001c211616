import { afterEach, expect, test } from 'vitest';
import type { Config } from '../config/config.ts';
import { days, hours, minutes } from '../platform/index.ts';
import { withServer } from '../testing/people.ts';
import { type SmtpSink, sinkCertificate, startSmtpSink } from '../testing/smtp-sink.ts';
import type { TestServer } from '../testing/test-server.ts';
import { deliverDueMail, mostAttempts, pauseAfter } from './deliver-mail.ts';
import { mailJob, queueMail } from './index.ts';
import { createSmtpPostman, type Postman } from './smtp-postman.ts';

const mail = {
  accountId: null,
  to: 'bob@example.com',
  kind: 'invitation',
  subject: 'Zoë lädt dich ein',
  text: 'Hello,\n\nAccept the invitation:\nhttps://sso.example.com/invitation/token\n',
} as const;

const open: SmtpSink[] = [];

async function sink(...behaviour: Parameters<typeof startSmtpSink>): Promise<SmtpSink> {
  const server = await startSmtpSink(...behaviour);
  open.push(server);
  return server;
}

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const settings = (url: string) => ({ LATCHKEY_SMTP_URL: url, LATCHKEY_MAIL_FROM: 'Example SSO <sso@example.com>' });

const postmanOf = ({ smtpServer, mailSender }: Config, ca = sinkCertificate): Postman => {
  if (smtpServer === null || mailSender === null) throw new Error('no mail server');
  return createSmtpPostman(smtpServer, mailSender, { ca });
};

const deliver = ({ platform }: TestServer) => deliverDueMail(platform, postmanOf(platform.config));
const queue = ({ platform }: TestServer, to: string = mail.to) => queueMail(platform.db, platform, { ...mail, to });
const rows = ({ platform }: TestServer) => platform.db.selectFrom('mails').selectAll().orderBy('id').execute();

test('a message arrives whole, and its text is forgotten', async () => {
  const { port, received } = await sink();
  await withServer(
    async (server) => {
      await queue(server);
      expect(await deliver(server)).toBe(1);
      const [row] = await rows(server);
      expect(row).toMatchObject({ state: 'sent', sealed_text: null, attempts: 1, error: null });
      expect(row?.finished_at).toBe(server.clock.now());
      expect(received).toHaveLength(1);
      expect(received[0]).toMatchObject({ from: 'sso@example.com', to: ['bob@example.com'], encrypted: false });
      const source = received[0]?.source ?? '';
      for (const header of [
        'From: Example SSO <sso@example.com>',
        'To: bob@example.com',
        'Subject: =?UTF-8?Q?Zo=C3=AB_l=C3=A4dt_dich_ein?=',
        `Message-ID: <${row?.id}@example.com>`,
        'Auto-Submitted: auto-generated',
        'Date: Mon, 07 Dec 2026 09:30:02 +0000',
      ]) {
        expect(source.split('\r\n')).toContain(header);
      }
      expect(source).toContain('Content-Type: text/plain; charset=utf-8');
      const link = 'https://sso.example.com/invitation/token';
      expect(source).toContain(`Accept the invitation:\r\n${link}\r\n`);
      const decoded = source.replaceAll('=\r\n', '').replaceAll('=3D', '=');
      expect(decoded).toContain(`<p>Accept the invitation:<br>\r\n<a href="${link}">${link}</a></p>`);
      expect(await deliver(server)).toBe(0);
    },
    settings(`smtp://127.0.0.1:${port}?tls=none`),
  );
});

test('a mail server that is down is tried again, later and later, for about three days', () =>
  withServer(async (server) => {
    await queue(server);
    const start = server.clock.now();
    await deliver(server);
    const [first] = await rows(server);
    expect(first).toMatchObject({ state: 'queued', attempts: 1 });
    expect(first?.error).toContain('The mail server cannot be reached');
    expect(first?.due_at).toBe(start + pauseAfter(first?.id ?? '', 1));
    // Not before its time.
    expect(await deliver(server)).toBe(0);
    expect((await rows(server))[0]?.attempts).toBe(1);
    for (let attempt = 2; attempt <= mostAttempts; attempt += 1) {
      server.clock.set((await rows(server))[0]?.due_at ?? 0);
      await deliver(server);
    }
    const [last] = await rows(server);
    expect(last).toMatchObject({ state: 'failed', attempts: mostAttempts, finished_at: server.clock.now() });
    // Kept, for an operator to try again.
    expect(last?.sealed_text).not.toBeNull();
    expect(server.clock.now() - start).toBeGreaterThan(days(2.5));
    expect(server.clock.now() - start).toBeLessThan(days(4));
  }, settings('smtp://127.0.0.1:9?tls=none')));

test('what waited is delivered when the mail server is back', async () => {
  const { port, close } = await startSmtpSink();
  await close();
  await withServer(
    async (server) => {
      await queue(server);
      await deliver(server);
      const back = await sink({ port });
      server.clock.advance(minutes(2));
      expect(await deliver(server)).toBe(1);
      expect(back.received.map(({ to }) => to)).toEqual([['bob@example.com']]);
    },
    settings(`smtp://127.0.0.1:${port}?tls=none`),
  );
});

test('a mailbox that is not there is given up at once, one that is busy is not, and neither holds up others', async () => {
  const { port, received } = await sink({
    refuses: (recipient) => (recipient.startsWith('gone') ? 550 : recipient.startsWith('busy') ? 450 : null),
  });
  await withServer(
    async (server) => {
      for (const name of ['gone', 'busy', 'bob']) await queue(server, `${name}@example.com`);
      expect(await deliver(server)).toBe(1);
      expect(received.map(({ to }) => to)).toEqual([['bob@example.com']]);
      expect(await rows(server)).toMatchObject([
        { state: 'failed', attempts: 1, error: 'The mail server refuses the recipient: 550 No thank you' },
        { state: 'queued', attempts: 1, error: 'The mail server refuses the recipient: 450 No thank you' },
        { state: 'sent' },
      ]);
    },
    settings(`smtp://127.0.0.1:${port}?tls=none`),
  );
});

test('STARTTLS: encrypted, with login', async () => {
  const login = { user: 'sso', password: 'p@ss/word' };
  const { port, received } = await sink({ tls: 'starttls', login });
  await withServer(
    async (server) => {
      await queue(server);
      expect(await deliver(server)).toBe(1);
      expect(received).toMatchObject([{ encrypted: true, user: 'sso' }]);
    },
    settings(`smtp://sso:p%40ss%2Fword@127.0.0.1:${port}`),
  );
});

test('TLS from the start', async () => {
  const { port, received } = await sink({ tls: 'implicit' });
  await withServer(
    async (server) => {
      await queue(server);
      expect(await deliver(server)).toBe(1);
      expect(received).toMatchObject([{ encrypted: true }]);
    },
    settings(`smtps://127.0.0.1:${port}`),
  );
});

test.each([
  ['no TLS is offered', { tls: 'none' } as const, sinkCertificate, 'No encrypted connection'],
  ['its certificate is not trusted', { tls: 'starttls' } as const, undefined, 'self-signed certificate'],
])('nothing is sent in clear: %s', async (_name, behaviour, ca, words) => {
  const { port, received } = await sink(behaviour);
  await withServer(
    async (server) => {
      await queue(server);
      const { smtpServer, mailSender } = server.platform.config;
      if (smtpServer === null || mailSender === null) throw new Error('no mail server');
      const postman = createSmtpPostman(smtpServer, mailSender, ca === undefined ? {} : { ca });
      expect(await deliverDueMail(server.platform, postman)).toBe(0);
      expect(received).toEqual([]);
      expect((await rows(server))[0]).toMatchObject({ state: 'queued', error: expect.stringContaining(words) });
    },
    settings(`smtp://127.0.0.1:${port}`),
  );
});

test('a wrong password keeps the messages, and is in no row', async () => {
  const { port } = await sink({ tls: 'starttls', login: { user: 'sso', password: 'right' } });
  await withServer(
    async (server) => {
      await queue(server);
      await deliver(server);
      const [row] = await rows(server);
      expect(row).toMatchObject({ state: 'queued' });
      expect(row?.error).toMatch(/^The mail server does not accept the user or the password/);
      expect(JSON.stringify(row)).not.toContain('hunter-2');
    },
    settings(`smtp://sso:hunter-2@127.0.0.1:${port}`),
  );
});

test('a claimed message is nobody else’s until the claim ends', () =>
  withServer(async (server) => {
    for (let index = 0; index < 12; index += 1) await queue(server, `p${index}@example.com`);
    const seen: string[] = [];
    const slow: Postman = async ({ to }) => {
      seen.push(to);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { state: 'sent' };
    };
    const counts = await Promise.all([1, 2, 3].map(() => deliverDueMail(server.platform, slow)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(12);
    expect(new Set(seen).size).toBe(12);
    expect(seen).toHaveLength(12);
  }, settings('smtp://127.0.0.1:9')));

test('a node that dies leaves its message to the others; a late word of it changes nothing', () =>
  withServer(async (server) => {
    await queue(server);
    let finish: (() => void) | undefined;
    const hanging: Postman = () =>
      new Promise((resolve) => {
        finish = () => resolve({ state: 'refused', final: true, reason: 'too late' });
      });
    const dead = deliverDueMail(server.platform, hanging);
    while (finish === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    const fine: Postman = async () => ({ state: 'sent' });
    expect(await deliverDueMail(server.platform, fine)).toBe(0);
    server.clock.advance(minutes(3));
    expect(await deliverDueMail(server.platform, fine)).toBe(1);
    finish();
    await dead;
    expect(await rows(server)).toMatchObject([{ state: 'sent', attempts: 2, error: null }]);
  }, settings('smtp://127.0.0.1:9')));

test('without a mail server, messages are kept; those of a server that is gone too, after an hour', () =>
  withServer(async (server) => {
    await queue(server);
    expect(await rows(server)).toMatchObject([{ state: 'outbox', finished_at: server.clock.now() }]);
    await server.platform.db.updateTable('mails').set({ state: 'queued', finished_at: null }).execute();
    await mailJob(server.platform).run();
    expect(await rows(server)).toMatchObject([{ state: 'queued' }]);
    server.clock.advance(hours(1));
    await mailJob(server.platform).run();
    expect(await rows(server)).toMatchObject([{ state: 'outbox', finished_at: server.clock.now() }]);
  }));

test('a text that was sealed with another key fails alone', async () => {
  const { port, received } = await sink();
  await withServer(
    async (server) => {
      await queue(server);
      await server.platform.db.updateTable('mails').set({ sealed_text: 'v1.AAAA' }).execute();
      await queue(server, 'cleo@example.com');
      expect(await deliver(server)).toBe(1);
      expect(received).toHaveLength(1);
      expect(await rows(server)).toMatchObject([
        { state: 'failed', error: 'The text cannot be read: the instance key has changed.' },
        { state: 'sent' },
      ]);
    },
    settings(`smtp://127.0.0.1:${port}?tls=none`),
  );
});

test('pauses grow to six hours and are spread', () => {
  expect(pauseAfter('mail_a', 1)).toBeGreaterThanOrEqual(minutes(1));
  expect(pauseAfter('mail_a', 1)).toBeLessThanOrEqual(minutes(1.25));
  expect(pauseAfter('mail_a', 15)).toBeGreaterThanOrEqual(hours(6));
  expect(pauseAfter('mail_a', 15)).toBeLessThanOrEqual(hours(7.5));
  expect(pauseAfter('mail_a', 5)).not.toBe(pauseAfter('mail_b', 5));
});
