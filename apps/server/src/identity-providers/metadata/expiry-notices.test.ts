import { expect, it } from 'vitest';
import { days } from '../../platform/index.ts';
import { contoso, mailsOf, renewed } from '../../testing/by-address.ts';
import { testCertificate } from '../../testing/identity-provider.ts';
import { joinByInvitation, signUp, withServer } from '../../testing/people.ts';
import { ada, createProvider, signIn } from '../../testing/sign-in.ts';
import type { TestServer } from '../../testing/test-server.ts';
import { sendExpiryNotices } from './expiry-notices.ts';

async function setUp(server: TestServer) {
  const founder = await signUp(server, 'Ada');
  await joinByInvitation(server, founder, 'Bob', 'admin');
  await joinByInvitation(server, founder, 'Cleo', 'member');
  const provider = await createProvider(founder, contoso);
  const end = provider.idp.certificates[0]?.notAfter ?? 0;
  return { founder, provider, end };
}

/** Of expiry only: invitations are mailed as well. */
const notices = async (server: TestServer) =>
  (await mailsOf(server)).filter(({ kind }) => kind === 'certificate_expiry');

it('owners and admins are told 60, 30 and 7 days before, once each, whoever runs it', () =>
  withServer(async (server) => {
    const { end } = await setUp(server);
    const counts: number[] = [];
    for (const left of [61, 60, 59, 31, 30, 8, 7, 6, 0, -1]) {
      server.clock.set(end - days(left));
      const sent = await Promise.all([sendExpiryNotices(server.platform), sendExpiryNotices(server.platform)]);
      counts.push(sent.reduce((sum, one) => sum + one, 0));
    }
    expect(counts).toEqual([0, 1, 0, 0, 1, 0, 1, 0, 0, 0]);
    const mails = await notices(server);
    expect(new Set(mails.map(({ recipient }) => recipient))).toEqual(new Set(['ada@example.com', 'bob@example.com']));
    expect(mails.map(({ subject }) => subject)).toEqual(
      [60, 60, 30, 30, 7, 7].map((left) => `Entra ID: a certificate ends in ${left} days`),
    );
  }));

it('one that comes late is written about once', () =>
  withServer(async (server) => {
    const { end } = await setUp(server);
    server.clock.set(end - days(5));
    expect([await sendExpiryNotices(server.platform), await sendExpiryNotices(server.platform)]).toEqual([1, 0]);
  }));

it('one whose successor signs alarms nobody, and neither does a disabled provider', () =>
  withServer(async (server) => {
    const { founder, provider, end } = await setUp(server);
    const { db } = server.platform;
    const row = await db.selectFrom('identity_providers').select('metadata').executeTakeFirstOrThrow();
    const metadata = JSON.parse(row.metadata);
    const base64 = Buffer.from(testCertificate('fabrikam').der).toString('base64');
    const url = `/api/accounts/${founder.accountId}/identity-providers/${provider.id}`;
    await founder.browser.request('POST', `${url}/certificates`, { body: { certificate: base64, revision: 1 } });
    // The second one lasts longer than the first.
    const both = JSON.parse(
      (await db.selectFrom('identity_providers').select('metadata').executeTakeFirstOrThrow()).metadata,
    );
    both.signingCertificates[1].notAfter = end + days(1000);
    await db
      .updateTable('identity_providers')
      .set({ metadata: JSON.stringify(both) })
      .execute();
    expect(metadata.signingCertificates).toHaveLength(1);
    const round = { server, provider, idp: renewed, browser: server.browser() };
    await signIn(round, ada);
    server.clock.set(end - days(6));
    expect(await sendExpiryNotices(server.platform)).toBe(0);
    await db.updateTable('provider_certificates').set({ signed_at: null }).execute();
    await db.updateTable('identity_providers').set({ enabled: 0 }).execute();
    expect(await sendExpiryNotices(server.platform)).toBe(0);
    await db.updateTable('identity_providers').set({ enabled: 1 }).execute();
    expect(await sendExpiryNotices(server.platform)).toBe(1);
  }));
