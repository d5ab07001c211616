import { expect, test } from 'vitest';
import { days } from '../platform/index.ts';
import { addProvider, joinByInvitation, signUp, withServer } from '../testing/people.ts';
import type { Browser, TestServer } from '../testing/test-server.ts';

const overview = async (browser: Browser, accountId: string) =>
  (await browser.request('GET', `/api/accounts/${accountId}/overview`)).json();

async function addAttempt(
  server: TestServer,
  attempt: { accountId: string; providerId: string; id: string; outcome: string; code?: string; at: number },
): Promise<void> {
  await server.platform.db
    .insertInto('sign_in_attempts')
    .values({
      account_id: attempt.accountId,
      id: attempt.id,
      provider_id: attempt.providerId,
      origin: 'sp',
      outcome: attempt.outcome,
      code: attempt.code ?? null,
      subject: null,
      subject_verified: 0,
      ip_address: '::1',
      user_agent: '',
      started_at: attempt.at,
      request_sent_at: attempt.at,
      response_received_at: attempt.at,
      finished_at: attempt.at,
      user_id: null,
      detail: '{}',
    })
    .execute();
}

test('a new account sees what to do, and two weeks without sign-ins', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const answer = await overview(ada.browser, ada.accountId);
    expect(answer).toMatchObject({ members: 1, providers: 0, failingProviders: [], expiringCertificates: [] });
    expect(answer.steps).toEqual([
      { key: 'create_provider', done: false },
      { key: 'test_sign_in', done: false },
      { key: 'invite_members', done: false },
      { key: 'enforce_sso', done: false },
    ]);
    expect(answer.signIns).toHaveLength(14);
    expect(answer.signIns.at(-1)).toEqual({ day: '2026-12-07', succeeded: 0, refused: 0 });
    expect(answer.signIns[0].day).toBe('2026-11-24');
  }));

test('sign-ins are counted by day; what is failing or expiring is named', () =>
  withServer(async (server) => {
    const { db } = server.platform;
    const ada = await signUp(server, 'Ada');
    const other = await signUp(server, 'Zoe');
    const { accountId } = ada;
    const now = server.clock.now();
    const providerId = await addProvider(server, accountId);
    const disabled = await addProvider(server, accountId, 'idp_disabled');
    const foreign = await addProvider(server, other.accountId);
    const attempt = { accountId, providerId };
    await addAttempt(server, { ...attempt, id: 'att_1', outcome: 'signed_in', at: now - days(13) });
    await addAttempt(server, { ...attempt, id: 'att_2', outcome: 'signed_in', at: now - days(14) });
    await addAttempt(server, { ...attempt, id: 'att_3', outcome: 'joined', at: now });
    const refused = { outcome: 'refused', code: 'ASSERTION_AUDIENCE_MISMATCH' };
    await addAttempt(server, { ...attempt, ...refused, id: 'att_4', at: now + 1 });
    await addAttempt(server, { accountId, providerId: disabled, ...refused, id: 'att_5', at: now + 1 });
    await addAttempt(server, { accountId: other.accountId, providerId: foreign, ...refused, id: 'att_6', at: now });
    const certificates = [days(61), days(59), -days(1)].map((ahead) => ({ sha1: `${ahead}`, notAfter: now + ahead }));
    await db
      .updateTable('identity_providers')
      .set({ metadata: JSON.stringify({ signingCertificates: certificates }) })
      .where('id', 'in', [providerId])
      .execute();
    await db.updateTable('identity_providers').set({ enabled: 0 }).where('id', '=', disabled).execute();
    const answer = await overview(ada.browser, accountId);
    expect(answer.signIns[0]).toMatchObject({ succeeded: 1, refused: 0 });
    expect(answer.signIns[13]).toMatchObject({ succeeded: 1, refused: 2 });
    expect(answer.failingProviders).toEqual([
      { id: providerId, description: 'Entra ID', code: refused.code, attemptId: 'att_4', at: now + 1 },
    ]);
    expect(answer.expiringCertificates.map((one: { notAfter: number }) => one.notAfter - now)).toEqual([
      -days(1),
      days(59),
    ]);
    expect(answer.steps.map((step: { done: boolean }) => step.done)).toEqual([true, true, false, false]);
    await db
      .updateTable('identity_providers')
      .set({ changed_at: now + 2 })
      .where('id', '=', providerId)
      .execute();
    expect((await overview(ada.browser, accountId)).failingProviders).toEqual([]);
  }));

test('members without a say see the figures only', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await addProvider(server, ada.accountId);
    const { browser } = await joinByInvitation(server, ada, 'Bob');
    const answer = await overview(browser, ada.accountId);
    expect(answer).toMatchObject({
      members: 2,
      providers: 1,
      failingProviders: [],
      expiringCertificates: [],
      steps: [],
    });
    const steps = (await overview(ada.browser, ada.accountId)).steps;
    expect(steps.find((step: { key: string }) => step.key === 'invite_members')).toMatchObject({ done: true });
  }));
