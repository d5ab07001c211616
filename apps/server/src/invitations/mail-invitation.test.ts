import { expect, test } from 'vitest';
import { openText } from '../mail/deliver-mail.ts';
import { days } from '../platform/index.ts';
import { type Founder, invite, joinByInvitation, password, signUp, withServer } from '../testing/people.ts';
import type { TestServer } from '../testing/test-server.ts';

const mails = async ({ platform }: TestServer) => {
  const rows = await platform.db
    .selectFrom('mails')
    .selectAll()
    .where('kind', '=', 'invitation')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    to: row.recipient,
    subject: row.subject,
    accountId: row.account_id,
    text: openText(platform, { id: row.id, sealedText: row.sealed_text ?? '' }) ?? '',
  }));
};

const tokenIn = (text = ''): string => /\/invitation\/(\S+)/.exec(text)?.[1] ?? 'no link';

const resend = async ({ browser, accountId }: Founder, id: string) => {
  const answer = await browser.request('POST', `/api/accounts/${accountId}/invitations/${id}/resend`);
  return [answer.statusCode, answer.json()];
};

const list = async ({ browser, accountId }: Founder) =>
  (await browser.request('GET', `/api/accounts/${accountId}/invitations`)).json().invitations;

test('the message has the very link, says who invites to what, and until when', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const token = await invite(ada, 'Bob@Example.com', 'admin');
    const [mail, ...more] = await mails(server);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: 'Bob@Example.com',
      subject: 'Ada invites you to Ada Ltd',
      accountId: ada.accountId,
    });
    expect(mail?.text).toContain(`\nhttp://localhost:4400/invitation/${token}\n`);
    expect(mail?.text).toContain('Ada invites you to join the account “Ada Ltd” as an admin.');
    expect(mail?.text).toContain('until 14 December 2026 at 09:30 UTC');
  }));

test('an invitation that is not made is not mailed', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await joinByInvitation(server, ada, 'Bob');
    const before = (await mails(server)).length;
    await expect(invite(ada, 'bob@example.com')).rejects.toThrow('ALREADY_MEMBER');
    expect(await mails(server)).toHaveLength(before);
  }));

test('sent again, it has a new link and another week; the older link ends', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const older = await invite(ada, 'bob@example.com');
    const [{ id }] = await list(ada);
    server.clock.advance(days(8));
    const fresh = await server.browser().request('POST', '/api/sign-in', { body: { email: ada.email, password } });
    ada.browser.cookies.set('latchkey_session', fresh.cookies[0]?.value ?? '');
    const [status, { link, mailed, invitation }] = await resend(ada, id);
    expect([status, mailed]).toEqual([200, false]);
    expect(invitation).toMatchObject({ id, status: 'open', expiresAt: server.clock.now() + days(7) });
    const texts = (await mails(server)).map(({ text }) => tokenIn(text));
    expect(texts).toEqual([older, link.split('/').at(-1)]);
    const bob = server.browser();
    expect((await bob.request('GET', `/api/invitations/${older}`)).statusCode).toBe(410);
    const body = { name: 'Bob', password };
    expect((await bob.request('POST', `/api/invitations/${texts[1]}/accept`, { body })).statusCode).toBe(200);
    expect(await resend(ada, id)).toMatchObject([410, { code: 'INVITATION_INVALID' }]);
    const log = await ada.browser.request('GET', `/api/accounts/${ada.accountId}/audit-log?action=invitation.resent`);
    expect(log.json().events).toMatchObject([{ target: { id, name: 'bob@example.com' } }]);
  }));

test('whoever sends it again is its inviter; an admin does not send an owner’s', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await joinByInvitation(server, ada, 'Bob', 'admin');
    const asBob = { ...ada, browser: bob.browser };
    server.clock.advance(1);
    await invite(ada, 'owner@example.com', 'owner');
    const [{ id: ofOwner }] = await list(ada);
    expect(await resend(asBob, ofOwner)).toMatchObject([403, { code: 'NOT_ALLOWED' }]);
    server.clock.advance(1);
    await invite(ada, 'member@example.com');
    const [{ id }] = await list(ada);
    expect(await resend(asBob, id)).toMatchObject([200, { invitation: { invitedBy: 'Bob' } }]);
    await ada.browser.request('DELETE', `/api/accounts/${ada.accountId}/members/${bob.memberId}`);
    expect((await list(ada)).find((one: { id: string }) => one.id === id).status).toBe('revoked');
    expect(await resend(ada, id)).toMatchObject([410, { code: 'INVITATION_INVALID' }]);
  }));

test('nobody is flooded: ten messages an hour from one account, fifty from all', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await invite(ada, 'bob@example.com');
    const [{ id }] = await list(ada);
    for (let count = 1; count < 10; count += 1) expect((await resend(ada, id))[0]).toBe(200);
    expect(await resend(ada, id)).toMatchObject([429, { code: 'TOO_MANY_ATTEMPTS' }]);
    await expect(invite(ada, 'BOB@example.com')).rejects.toThrow('TOO_MANY_ATTEMPTS');
    for (let other = 0; other < 4; other += 1) {
      const founder = await signUp(server, `Founder${other}`);
      for (let count = 0; count < 10; count += 1) await invite(founder, 'bob@example.com');
    }
    await expect(invite(await signUp(server, 'Last'), 'bob@example.com')).rejects.toThrow('TOO_MANY_ATTEMPTS');
    expect((await mails(server)).filter(({ to }) => to.toLowerCase() === 'bob@example.com')).toHaveLength(50);
  }));
