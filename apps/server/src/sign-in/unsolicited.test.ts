import { expect, it } from 'vitest';
import { identityProvider, requestIn } from '../testing/identity-provider.ts';
import { signUp, withServer } from '../testing/people.ts';
import {
  ada,
  answerFor,
  attemptOf,
  attemptsOf,
  bounce,
  createProvider,
  locationOf,
  post,
  referenceOn,
} from '../testing/sign-in.ts';
import type { TestServer } from '../testing/test-server.ts';

const contoso = identityProvider('contoso');
const neverIssued = '_11111111-2222-3333-4444-555555555555';

async function setUp(server: TestServer, idpInitiated: 'restart' | 'accept' | 'refuse') {
  const founder = await signUp(server, 'Ada');
  const provider = await createProvider(founder, contoso, { idpInitiated });
  return { server, founder, provider, idp: contoso, browser: server.browser() };
}

it.each([null, neverIssued])('restarts: a fresh round trip signs in, and nothing was spent (answering %s)', (request) =>
  withServer(async (server) => {
    const round = await setUp(server, 'restart');
    const posted = await post(round, answerFor(round, ada, request), '/members');
    expect(locationOf(posted)).toBe(`/saml/${round.provider.id}/start?restart=1&return=%2Fmembers`);
    expect((await round.browser.request('GET', '/api/session')).json()).toEqual({ signedIn: false });

    const left = await bounce(round, posted);
    const { id } = requestIn(locationOf(left));
    const back = await bounce(round, await post(round, answerFor(round, ada, id)));
    expect(locationOf(back)).toBe('/members');
    expect((await round.browser.request('GET', '/api/session')).json()).toMatchObject({ method: 'sso' });
    const attempts = await attemptsOf(round.founder);
    expect(attempts.map((one: { outcome: string; origin: string }) => [one.outcome, one.origin]).sort()).toEqual([
      ['restarted', 'idp'],
      ['signed_in', 'idp'],
    ]);
  }),
);

it('restarts only what passes its checks', () =>
  withServer(async (server) => {
    const round = await setUp(server, 'restart');
    const page = await post(round, answerFor(round, ada, null, { assertion: { audience: 'https://temporary' } }));
    expect(page.statusCode).toBe(403);
    expect(await attemptOf(round.founder, referenceOn(page))).toMatchObject({
      code: 'ASSERTION_AUDIENCE_MISMATCH',
      origin: 'idp',
      rejection: { expected: [round.provider.sp.entityId], received: ['https://temporary'] },
    });
  }));

it('breaks a loop: a second answer that nobody asked for within half a minute', () =>
  withServer(async (server) => {
    const round = await setUp(server, 'restart');
    const again = async () => bounce(round, await post(round, answerFor(round, ada, null)));
    expect((await again()).statusCode).toBe(303);
    const page = await again();
    expect(page.statusCode).toBe(403);
    expect(await attemptOf(round.founder, referenceOn(page))).toMatchObject({ code: 'RESTART_LOOP', origin: 'idp' });
    // Another person's browser is not in the loop.
    const other = { ...round, browser: server.browser() };
    expect((await bounce(other, await post(other, answerFor(round, ada, null)))).statusCode).toBe(303);
  }));

it('forgets a restart that ended in a sign-in', () =>
  withServer(async (server) => {
    const round = await setUp(server, 'restart');
    for (const _time of ['first', 'second']) {
      const left = await bounce(round, await post(round, answerFor(round, ada, null)));
      const { id } = requestIn(locationOf(left));
      expect(locationOf(await bounce(round, await post(round, answerFor(round, ada, id))))).toBe('/');
    }
  }));

it('accepts: signs in directly', () =>
  withServer(async (server) => {
    const round = await setUp(server, 'accept');
    const posted = await post(round, answerFor(round, ada, null), 'http://localhost:4400/audit-log');
    expect(locationOf(await bounce(round, posted))).toBe('/audit-log');
    expect((await round.browser.request('GET', '/api/session')).json()).toMatchObject({ method: 'sso' });
    const [attempt] = await attemptsOf(round.founder);
    expect(attempt).toMatchObject({ outcome: 'signed_in', origin: 'idp' });
    const { checks } = await attemptOf(round.founder, attempt.id);
    const browser = checks.find(({ name }: { name: string }) => name === 'same_browser');
    expect(browser.outcome).toBe('not_applicable');
  }));

it.each([
  ['accept', neverIssued, 'REQUEST_UNKNOWN'],
  ['refuse', neverIssued, 'REQUEST_UNKNOWN'],
  ['refuse', null, 'UNSOLICITED_REFUSED'],
] as const)('with %s, refuses an answer to %s as %s', (mode, request, code) =>
  withServer(async (server) => {
    const round = await setUp(server, mode);
    const page = await post(round, answerFor(round, ada, request));
    expect(page.statusCode).toBe(code === 'REQUEST_UNKNOWN' ? 400 : 403);
    expect(await attemptOf(round.founder, referenceOn(page))).toMatchObject({ outcome: 'refused', code });
  }),
);

it.each(['https://evil.example/', '//evil.example', 'http://localhost:4400.evil.example/', 'anything at all'])(
  'goes to the first page when the RelayState is %s',
  (relayState) =>
    withServer(async (server) => {
      const round = await setUp(server, 'accept');
      expect(locationOf(await bounce(round, await post(round, answerFor(round, ada, null), relayState)))).toBe('/');
    }),
);
