import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { signUp, withServer } from '../testing/people.ts';
import { begin, createProvider } from '../testing/sign-in.ts';
import { requestProblem } from './sign-in-request.ts';
import { spendAssertion, spendRequest } from './sign-in-store.ts';

it.each([
  [{ answeredAt: null, expiresAt: 10 }, 9, null],
  [{ answeredAt: null, expiresAt: 10 }, 10, 'REQUEST_EXPIRED'],
  [{ answeredAt: 5, expiresAt: 10 }, 9, 'REQUEST_ALREADY_ANSWERED'],
  [{ answeredAt: 5, expiresAt: 10 }, 10, 'REQUEST_ALREADY_ANSWERED'],
] as const)('the problem of %j at %i is %s', (request, now, problem) => {
  expect(requestProblem(request, now)).toBe(problem);
});

it('spends a request once, whatever was read before', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const idp = identityProvider('contoso');
    const provider = await createProvider(founder, idp);
    const id = await begin({ server, provider, idp, browser: server.browser() });
    const { db } = server.platform;
    expect(await spendRequest(db, { accountId: 'acc_other', id }, 1)).toBe(false);
    expect(await spendRequest(db, { accountId: founder.accountId, id }, 1)).toBe(true);
    expect(await spendRequest(db, { accountId: founder.accountId, id }, 2)).toBe(false);
  }));

it('spends an assertion once at each provider, however long its ID is', () =>
  withServer(async ({ platform: { db } }) => {
    for (const assertionId of ['_a', `_${'a'.repeat(5000)}`]) {
      const assertion = { providerId: 'idp_1', assertionId, expiresAt: 1 };
      expect(await spendAssertion(db, assertion)).toBe(true);
      expect(await spendAssertion(db, assertion)).toBe(false);
      expect(await spendAssertion(db, { ...assertion, providerId: 'idp_2' })).toBe(true);
    }
  }));
