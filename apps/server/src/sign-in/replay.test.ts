import { expect, it } from 'vitest';
import { sweepExpiredRows } from '../expiry/index.ts';
import { hours, seconds } from '../platform/index.ts';
import { identityProvider } from '../testing/identity-provider.ts';
import { signUp, withServer } from '../testing/people.ts';
import { ada, answerFor, attemptsOf, bounce, createProvider, post } from '../testing/sign-in.ts';
import { skewSeconds } from './sign-in-request.ts';

const contoso = identityProvider('contoso');

it('remembers a spent assertion for as long as it could be valid, whatever is swept meanwhile', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const provider = await createProvider(founder, contoso, { idpInitiated: 'accept' });
    const round = { server, provider, idp: contoso, browser: server.browser() };
    const answer = answerFor(round, ada, null);
    expect((await bounce(round, await post(round, answer))).statusCode).toBe(303);
    const replay = async () => {
      await sweepExpiredRows(server.platform);
      server.clock.advance(1);
      expect((await post({ ...round, browser: server.browser() }, answer)).statusCode).toBe(400);
      return (await attemptsOf(founder))[0].code;
    };
    expect(await replay()).toBe('REPLAYED_ASSERTION');
    // The test's assertions are valid for an hour.
    server.clock.advance(hours(1) + seconds(skewSeconds) - 3);
    expect(await replay()).toBe('REPLAYED_ASSERTION');
    expect(await replay()).toBe('ASSERTION_CONFIRMATION_EXPIRED');
  }));
