import { certificateFrom } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { signUp, withServer } from '../testing/people.ts';
import {
  ada,
  answerFor,
  attemptOf,
  attemptsOf,
  begin,
  bounce,
  createProvider,
  locationOf,
  post,
  type Round,
  referenceOn,
  updateProvider,
} from '../testing/sign-in.ts';
import { spKeys } from '../testing/sp-keys.ts';
import type { TestServer } from '../testing/test-server.ts';

const idp = identityProvider('contoso');

async function arrange(server: TestServer) {
  const founder = await signUp(server, 'Ada');
  const provider = await createProvider(founder, idp);
  return {
    founder,
    provider,
    keys: spKeys(founder, provider.id),
    round: { server, provider, idp, browser: server.browser() },
  };
}

type Algorithm = 'aes256-cbc' | 'aes256-gcm';
const encrypted = (pem: string, algorithm: Algorithm = 'aes256-cbc') =>
  ({ response: { encryption: { certificate: certificateFrom(pem), algorithm } } }) as const;

/** @returns the answer to the POST. */
async function answer(round: Round, change: Parameters<typeof answerFor>[3] = {}) {
  const id = await begin(round);
  return post(round, answerFor(round, ada, id, change));
}

const isKept = (response: Awaited<ReturnType<typeof answer>>, providerId: string) =>
  response.statusCode === 303 && locationOf(response).startsWith(`/saml/${providerId}/continue?code=`);

describe('an encrypted assertion', () => {
  it.each(['aes256-cbc', 'aes256-gcm'] as const)('of %s is opened and signs in', (algorithm) =>
    withServer(async (server) => {
      const { founder, keys, round } = await arrange(server);
      const key = await keys.create('encryption');
      const posted = await answer(round, encrypted(key.pem, algorithm));
      expect(locationOf(await bounce(round, posted))).toBe('/');
      const [{ id }] = await attemptsOf(founder);
      const { checks } = await attemptOf(founder, id);
      expect(checks.find(({ name }: { name: string }) => name === 'decryption').outcome).toBe('passed');
    }),
  );

  it('is opened through a whole rotation, whichever certificate the identity provider has', () =>
    withServer(async (server) => {
      const { provider, keys, round } = await arrange(server);
      const opens = async (pem: string) => isKept(await answer(round, encrypted(pem)), provider.id);
      const first = await keys.create('encryption');
      expect(await opens(first.pem)).toBe(true);
      const second = await keys.create('encryption');
      expect([await opens(first.pem), await opens(second.pem)]).toEqual([true, true]);
      await keys.request.activate(second.id);
      expect([await opens(first.pem), await opens(second.pem)]).toEqual([true, true]);
      await keys.request.retire(first.id);
      expect([await opens(first.pem), await opens(second.pem)]).toEqual([false, true]);
    }));

  it('for a retired certificate tells the sender nothing, and admins which certificate it wants', () =>
    withServer(async (server) => {
      const { founder, keys, round } = await arrange(server);
      const first = await keys.create('encryption');
      const second = await keys.create('encryption');
      await keys.request.activate(second.id);
      await keys.request.retire(first.id);
      const posted = await answer(round, encrypted(first.pem));
      expect(posted.statusCode).toBe(403);
      expect(posted.body).not.toMatch(/crypt|certificate|key/i);
      expect(posted.body).not.toContain(first.certificate.sha1);
      const attempt = await attemptOf(founder, referenceOn(posted));
      expect(attempt.rejection).toMatchObject({
        code: 'ENCRYPTION_FAILED',
        expected: [`${second.certificate.sha1} (active)`],
        received: [`${first.certificate.sha1} (retired)`],
      });
    }));

  it('for somebody else’s certificate names it as far as the message does', () =>
    withServer(async (server) => {
      const { founder, keys, round } = await arrange(server);
      const other = identityProvider('fabrikam').certificate;
      const change = { response: { encryption: { certificate: other, algorithm: 'aes256-gcm' } } } as const;
      const withoutKey = await attemptOf(founder, referenceOn(await answer(round, change)));
      expect(withoutKey.rejection).toMatchObject({ code: 'ENCRYPTION_KEY_MISSING', expected: [] });
      expect(withoutKey.rejection.received[0]).toMatch(/^serial number \d+ \(not from here: .+\)$/);
      const key = await keys.create('encryption');
      const withKey = await attemptOf(founder, referenceOn(await answer(round, change)));
      expect(withKey.rejection).toMatchObject({
        code: 'ENCRYPTION_FAILED',
        expected: [`${key.certificate.sha1} (active)`],
      });
    }));

  it('is not opened with the key of another provider', () =>
    withServer(async (server) => {
      const { founder, round } = await arrange(server);
      const second = await createProvider(founder, idp);
      const foreign = await spKeys(founder, second.id).create('encryption');
      const attempt = await attemptOf(founder, referenceOn(await answer(round, encrypted(foreign.pem))));
      expect(attempt.rejection.code).toBe('ENCRYPTION_KEY_MISSING');
    }));

  it('is not opened with the key that signs', () =>
    withServer(async (server) => {
      const { founder, keys, round } = await arrange(server);
      await keys.create('encryption');
      const signing = await keys.create('signing');
      const attempt = await attemptOf(founder, referenceOn(await answer(round, encrypted(signing.pem))));
      expect(attempt.rejection.code).toBe('ENCRYPTION_FAILED');
    }));
});

describe('where encryption is demanded', () => {
  it('an assertion in clear is refused, and an encrypted one gets in', () =>
    withServer(async (server) => {
      const { founder, provider, keys, round } = await arrange(server);
      const key = await keys.create('encryption');
      await updateProvider(founder, provider.id, { requireEncryption: true });
      const attempt = await attemptOf(founder, referenceOn(await answer(round)));
      expect(attempt.rejection.code).toBe('ENCRYPTION_REQUIRED');
      expect(isKept(await answer(round, encrypted(key.pem)), provider.id)).toBe(true);
    }));

  it('one that nobody asked for is refused too', () =>
    withServer(async (server) => {
      const { founder, provider, keys, round } = await arrange(server);
      await keys.create('encryption');
      await updateProvider(founder, provider.id, { requireEncryption: true });
      const posted = await post(round, answerFor(round, ada, null));
      expect((await attemptOf(founder, referenceOn(posted))).rejection.code).toBe('ENCRYPTION_REQUIRED');
    }));
});
