import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, signUp, withServer } from '../testing/people.ts';
import { ada, answerFor, begin, bounce, createProvider, grace, post, signIn } from '../testing/sign-in.ts';
import type { TestServer } from '../testing/test-server.ts';

// Keys are replaced because the old ones are not trusted any more: what they vouched for a moment ago is not either.

const contoso = identityProvider('contoso');
const fabrikam = identityProvider('fabrikam');

async function setUp(server: TestServer) {
  const founder = await signUp(server, 'Ada');
  const provider = await createProvider(founder, contoso);
  return { server, founder, provider, idp: contoso, browser: server.browser() };
}

async function replaceTrust(server: TestServer, founder: Founder, id: string): Promise<void> {
  server.clock.advance(1);
  const url = `/api/accounts/${founder.accountId}/identity-providers/${id}/metadata`;
  const body = { metadata: fabrikam.metadata(), revision: 1 };
  expect((await founder.browser.request('PUT', url, { body })).json()).toMatchObject({ revision: 2 });
}

it('opens nothing with an answer that was verified before trust was replaced, and proves nothing by it', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const posted = await post(round, answerFor(round, ada, await begin(round)));
    await replaceTrust(server, round.founder, round.provider.id);
    expect((await bounce(round, posted)).statusCode).toBe(400);
    expect((await round.browser.request('GET', '/api/session')).json()).toEqual({ signedIn: false });
    const { db } = server.platform;
    expect(await db.selectFrom('identities').select('user_id').execute()).toEqual([]);
    expect(await db.selectFrom('identity_providers').select('proven_revision').execute()).toEqual([
      { proven_revision: null },
    ]);
  }));

it('takes back an offer to join that was made before trust was replaced', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    await signIn(round, grace);
    await replaceTrust(server, round.founder, round.provider.id);
    const accepted = await round.browser.request('POST', '/api/join', { body: { name: 'Grace' } });
    expect([accepted.statusCode, accepted.json().code]).toEqual([410, 'JOIN_EXPIRED']);
    expect(await server.platform.db.selectFrom('members').select('id').execute()).toHaveLength(1);
  }));
