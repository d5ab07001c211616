import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { joinByInvitation, signUp, withServer } from '../testing/people.ts';
import {
  ada,
  answerFor,
  attemptOf,
  attemptsOf,
  begin,
  createProvider,
  grace,
  locationOf,
  post,
  signIn,
} from '../testing/sign-in.ts';
import type { TestServer } from '../testing/test-server.ts';

const contoso = identityProvider('contoso');

/** The founder's own browser, in which the Test button is pressed. */
async function setUp(server: TestServer, options: Record<string, unknown> = {}) {
  const founder = await signUp(server, 'Ada');
  const provider = await createProvider(founder, contoso, options);
  return { server, founder, provider, idp: contoso, browser: founder.browser };
}

const providerOf = async ({ founder, provider }: Awaited<ReturnType<typeof setUp>>) =>
  (await founder.browser.request('GET', `/api/accounts/${founder.accountId}/identity-providers/${provider.id}`)).json();

it('turns the admin’s session into one of the provider, and shows the attempt', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const before = (await round.browser.request('GET', '/api/sessions')).json().sessions;
    const answer = await signIn(round, ada, '?test=1');
    const [attempt] = await attemptsOf(round.founder);
    expect(locationOf(answer)).toBe(`/sign-in-attempts/${attempt.id}`);
    expect(attempt).toMatchObject({ origin: 'test', outcome: 'signed_in' });
    expect((await round.browser.request('GET', '/api/session')).json()).toMatchObject({ method: 'sso' });
    const rows = await server.platform.db.selectFrom('sessions').select('id').execute();
    // The password session of this browser has ended.
    expect(rows.map(({ id }) => id)).not.toContain(before[0].id);
    expect(rows).toHaveLength(1);
  }));

it('keeps the admin’s session when the provider names another member, and proves the provider', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const member = await joinByInvitation(server, round.founder, 'Grace');
    const answer = await signIn(round, grace, '?test=1');
    const [attempt] = await attemptsOf(round.founder);
    expect(locationOf(answer)).toBe(`/sign-in-attempts/${attempt.id}`);
    expect(await attemptOf(round.founder, attempt.id)).toMatchObject({ outcome: 'signed_in', userId: member.userId });
    const session = (await round.browser.request('GET', '/api/session')).json();
    expect(session).toMatchObject({ method: 'password', user: { id: round.founder.userId } });
    expect((await providerOf(round)).state).toBe('proven');
    expect(await server.platform.db.selectFrom('identities').selectAll().execute()).toEqual([]);
  }));

it.each(['ask', 'automatic'])('makes nobody a member (%s)', (provisioning) =>
  withServer(async (server) => {
    const round = await setUp(server, { provisioning });
    const answer = await signIn(round, grace, '?test=1');
    const [attempt] = await attemptsOf(round.founder);
    expect(locationOf(answer)).toBe(`/sign-in-attempts/${attempt.id}`);
    expect(attempt.outcome).toBe('join_offered');
    const members = await round.browser.request('GET', `/api/accounts/${round.founder.accountId}/members`);
    expect(members.json().members).toHaveLength(1);
    expect((await round.browser.request('GET', '/api/join')).statusCode).toBe(410);
    expect((await providerOf(round)).state).toBe('ready');
  }),
);

it('shows the evidence of a refusal instead of the page for people', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const id = await begin(round, '?test=1');
    const answer = await post(round, answerFor(round, ada, id, { assertion: { audience: 'https://temporary' } }));
    const [attempt] = await attemptsOf(round.founder);
    expect(attempt).toMatchObject({ origin: 'test', code: 'ASSERTION_AUDIENCE_MISMATCH' });
    expect(answer.statusCode).toBe(303);
    expect(locationOf(answer)).toBe(`/sign-in-attempts/${attempt.id}`);
    expect((await providerOf(round)).state).toBe('failing');
  }));

it('is an ordinary sign-in for whoever is no admin of the account', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const member = await joinByInvitation(server, round.founder, 'Grace');
    for (const browser of [server.browser(), member.browser, (await signUp(server, 'Mallory')).browser]) {
      await signIn({ ...round, browser }, grace, '?test=1&return=/members');
    }
    const attempts = await attemptsOf(round.founder);
    expect(attempts.map(({ origin }: { origin: string }) => origin)).toEqual(['sp', 'sp', 'sp']);
  }));
