import { expect, test } from 'vitest';
import { withServer } from '../testing/people.ts';
import type { TestServer } from '../testing/test-server.ts';
import { htmlOf } from './html-text.ts';
import { composeMail, queueMail } from './index.ts';
import { sealPurpose } from './mail.ts';

const mail = {
  accountId: 'acc_1',
  to: 'bob@example.com',
  kind: 'invitation',
  subject: 'Ada invites you',
  text: 'https://sso.example.com/invitation/secret-token',
} as const;

const rows = ({ platform }: TestServer) => platform.db.selectFrom('mails').selectAll().execute();

test('a message is kept with its text sealed', () =>
  withServer(async (server) => {
    const { db, seal } = server.platform;
    await queueMail(db, server.platform, mail);
    const [row, ...more] = await rows(server);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      account_id: 'acc_1',
      kind: 'invitation',
      recipient: 'bob@example.com',
      subject: 'Ada invites you',
      state: 'outbox',
      attempts: 0,
      due_at: server.clock.now(),
      error: null,
      finished_at: server.clock.now(),
    });
    expect(JSON.stringify(row)).not.toContain('secret-token');
    expect(seal.open(row?.sealed_text ?? '', sealPurpose(row?.id ?? ''))).toBe(mail.text);
  }));

test('a message goes with its transaction', () =>
  withServer(async (server) => {
    const failing = server.platform.db.transaction().execute(async (tx) => {
      await queueMail(tx, server.platform, mail);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await rows(server)).toEqual([]);
  }));

test.each([
  'bob',
  'bob@example.com\r\nBcc: eve@example.com',
  'bob@example.com, eve@example.com',
  'Bob <bob@example.com>',
])('a message to %j is kept as failed, and the change goes on', (to) =>
  withServer(async (server) => {
    await queueMail(server.platform.db, server.platform, { ...mail, to });
    expect(await rows(server)).toMatchObject([
      {
        recipient: to,
        state: 'failed',
        error: 'This is no e-mail address that mail can be sent to.',
        finished_at: server.clock.now(),
      },
    ]);
  }),
);

test.each([
  ['Ada invites you\r\nBcc: eve@example.com', 'Ada invites you Bcc: eve@example.com'],
  ['a\u2028b\u2029c\u0000d\te', 'a b c d e'],
  ['\u202Egpj.exe\u202C', 'gpj.exe'],
  ['Zoë lädt dich zu „Größe" ein', 'Zoë lädt dich zu „Größe" ein'],
  ['x'.repeat(300), `${'x'.repeat(199)}…`],
])('the subject of %j is one short line', (subject, expected) =>
  withServer(async (server) => {
    await queueMail(server.platform.db, server.platform, { ...mail, subject });
    expect(await rows(server)).toMatchObject([{ subject: expected }]);
  }),
);

test('all messages have one form, which no name can break out of', () =>
  withServer(
    async ({ platform }) => {
      const text = composeMail(platform, {
        name: 'Bob\n\nhttps://evil.example',
        says: 'Ada invites you to join "Contoso\r\nClick here".',
        link: { does: 'Accept the invitation', url: 'https://sso.example.com/invitation/t' },
        more: 'The link works once.',
        because: 'Ada has entered your e-mail address.',
      });
      expect(text).toBe(`Hello Bob https://evil.example,

Ada invites you to join "Contoso Click here".

Accept the invitation:
https://sso.example.com/invitation/t

The link works once.

Why you get this: Ada has entered your e-mail address.

-- 
Latchkey at https://sso.example.com
`);
    },
    { LATCHKEY_PUBLIC_URL: 'https://sso.example.com' },
  ));

test('the HTML form links whole lines only, and takes no text for markup', () => {
  expect(htmlOf('Hello <b>"Bob" & co</b>\n\nGo:\nhttps://a.example/?x=1&y=2\n\nsee https://evil.example now')).toBe(
    `<!doctype html>
<html><body>
<p>Hello &lt;b&gt;&quot;Bob&quot; &amp; co&lt;/b&gt;</p>
<p>Go:<br>
<a href="https://a.example/?x=1&amp;y=2">https://a.example/?x=1&amp;y=2</a></p>
<p>see https://evil.example now</p>
</body></html>
`,
  );
});
