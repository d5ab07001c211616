import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { invite, signUp, withServer } from '../testing/people.ts';
import {
  ada,
  answerFor,
  attemptsOf,
  begin,
  bounce,
  createProvider,
  grace,
  locationOf,
  post,
  updateProvider,
} from '../testing/sign-in.ts';
import type { TestServer } from '../testing/test-server.ts';

// What happens at the same moment, on PostgreSQL truly so.

const contoso = identityProvider('contoso');

async function setUp(server: TestServer, options: Record<string, unknown> = {}) {
  const founder = await signUp(server, 'Ada');
  const provider = await createProvider(founder, contoso, options);
  const roundOf = () => ({ server, founder, provider, idp: contoso, browser: server.browser() });
  /** Verified answers of as many browsers, each waiting for its bounce. */
  const waiting = (who: readonly (typeof ada)[]) =>
    Promise.all(
      who.map(async (user) => {
        const round = roundOf();
        return { round, posted: await post(round, answerFor(round, user, await begin(round))) };
      }),
    );
  return { founder, provider, roundOf, waiting };
}

const three = [1, 2, 3];

it('takes one of several equal answers to a request', () =>
  withServer(async (server) => {
    const { founder, roundOf } = await setUp(server);
    const round = roundOf();
    const answer = answerFor(round, ada, await begin(round));
    const statuses = (await Promise.all(three.map(() => post(round, answer)))).map(({ statusCode }) => statusCode);
    expect(statuses.sort()).toEqual([303, 400, 400]);
    const codes = (await attemptsOf(founder)).map(({ code }: { code: string }) => code);
    expect(codes.filter((code: string | null) => code === 'REQUEST_ALREADY_ANSWERED')).toHaveLength(2);
  }));

it('takes one of several equal assertions that nobody asked for', () =>
  withServer(async (server) => {
    const { roundOf } = await setUp(server, { idpInitiated: 'accept' });
    const round = roundOf();
    const answer = answerFor(round, ada, null);
    const statuses = (await Promise.all(three.map(() => post(round, answer)))).map(({ statusCode }) => statusCode);
    expect(statuses.sort()).toEqual([303, 400, 400]);
  }));

it('takes the code of a bounce once', () =>
  withServer(async (server) => {
    const { waiting } = await setUp(server);
    const [first] = await waiting([ada]);
    if (first === undefined) throw new Error('nobody waits');
    const answers = await Promise.all(three.map(() => bounce(first.round, first.posted)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 400, 400]);
  }));

it('signs a member in from several browsers for the first time', () =>
  withServer(async (server) => {
    const { waiting } = await setUp(server);
    const answers = await Promise.all(
      (await waiting([ada, ada, ada])).map(({ round, posted }) => bounce(round, posted)),
    );
    expect(answers.map(locationOf)).toEqual(['/', '/', '/']);
    expect(await server.platform.db.selectFrom('identities').select('user_id').execute()).toHaveLength(1);
  }));

it('links one of two people who come under the address of one member', () =>
  withServer(async (server) => {
    const { waiting } = await setUp(server);
    const both = await waiting([ada, { ...ada, objectId: 'object-other' }]);
    const answers = await Promise.all(both.map(({ round, posted }) => bounce(round, posted)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 403]);
    expect(await server.platform.db.selectFrom('identities').select('user_id').execute()).toHaveLength(1);
  }));

it.each([false, true])('makes one member of a stranger in several browsers (invited: %s)', (invited) =>
  withServer(async (server) => {
    const { founder, waiting } = await setUp(server, { provisioning: 'automatic' });
    if (invited) await invite(founder, 'grace@example.com', 'admin');
    const answers = await Promise.all(
      (await waiting([grace, grace, grace])).map(({ round, posted }) => bounce(round, posted)),
    );
    expect(answers.map(locationOf)).toEqual(['/', '/', '/']);
    const { members } = (await founder.browser.request('GET', `/api/accounts/${founder.accountId}/members`)).json();
    expect(members.map(({ role }: { role: string }) => role).sort()).toEqual([invited ? 'admin' : 'member', 'owner']);
  }),
);

it('leaves no session of a provider that is disabled meanwhile', () =>
  withServer(async (server) => {
    const { founder, provider, waiting } = await setUp(server);
    const browsers = await waiting([ada, ada, ada, ada]);
    await Promise.all([
      ...browsers.map(({ round, posted }) => bounce(round, posted)),
      updateProvider(founder, provider.id, { enabled: false }),
    ]);
    for (const { round } of browsers) {
      expect((await round.browser.request('GET', '/api/session')).json()).toEqual({ signedIn: false });
    }
  }));

it('does not enable again a provider that is disabled while it is renamed', () =>
  withServer(async (server) => {
    const { founder, provider } = await setUp(server);
    for (const round of three) {
      await updateProvider(founder, provider.id, { enabled: true });
      await Promise.all([
        updateProvider(founder, provider.id, { description: `Before ${round}` }),
        updateProvider(founder, provider.id, { enabled: false }),
        updateProvider(founder, provider.id, { description: `After ${round}` }),
      ]);
      const url = `/api/accounts/${founder.accountId}/identity-providers/${provider.id}`;
      expect((await founder.browser.request('GET', url)).json()).toMatchObject({ enabled: false });
    }
  }));
