import { createPrivateKey, X509Certificate } from 'node:crypto';
import { certificateFrom, readSpMetadata } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { days, hours } from '../platform/index.ts';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, joinByInvitation, password, signUp, withServer } from '../testing/people.ts';
import { ada, createProvider, signIn, updateProvider } from '../testing/sign-in.ts';
import { spKeys } from '../testing/sp-keys.ts';
import type { TestServer } from '../testing/test-server.ts';
import { sealPurpose } from './sp-key.ts';

const contoso = identityProvider('contoso');

async function arrange(server: TestServer) {
  const founder = await signUp(server, 'Ada');
  const provider = await createProvider(founder, contoso);
  return { founder, provider, keys: spKeys(founder, provider.id) };
}

async function publishedBy(server: TestServer, providerId: string) {
  const answer = await server.browser().request('GET', `/saml/${providerId}/metadata`);
  const read = readSpMetadata(Buffer.from(answer.body));
  if (!read.ok) throw new Error(read.rejection.message);
  const { signingCertificates: signing, encryptionCertificates: encryption, authnRequestsSigned } = read.value;
  const sha1 = (list: typeof signing) => list.map((base64) => certificateFrom(base64).sha1);
  return { signing: sha1(signing), encryption: sha1(encryption), authnRequestsSigned };
}

const auditOf = async ({ browser, accountId }: Founder, action: string) =>
  (await browser.request('GET', `/api/accounts/${accountId}/audit-log?action=${action}`)).json().events;

const codeOf = async (sent: ReturnType<ReturnType<typeof spKeys>['request']['retire']>) => {
  const answer = await sent;
  return [answer.statusCode, answer.json().code];
};

describe('creating', () => {
  it('makes a key pair with a certificate of three years, active at once, and writes it down', () =>
    withServer(async (server) => {
      const { founder, provider, keys } = await arrange(server);
      expect(await keys.list()).toEqual([]);
      const key = await keys.create('signing');
      const now = server.clock.now();
      expect(key).toMatchObject({ use: 'signing', state: 'active', createdAt: now, activatedAt: now, retiredAt: null });
      expect(key.certificate.subject).toBe('CN=Latchkey request signing');
      expect(key.certificate.keyType).toBe('RSA 2048');
      expect((key.certificate.notAfter - now) / days(365)).toBeCloseTo(3, 1);
      const x509 = new X509Certificate(key.pem);
      expect(x509.fingerprint.replaceAll(':', '')).toBe(key.certificate.sha1);
      expect(x509.verify(x509.publicKey)).toBe(true);
      expect(key.pem).toMatch(
        /^-----BEGIN CERTIFICATE-----\r\n([A-Za-z0-9+/=]{1,64}\r\n)+-----END CERTIFICATE-----\r\n$/,
      );
      const [event] = await auditOf(founder, 'sp_key.created');
      expect(event).toMatchObject({ actor: { name: 'Ada' }, target: { id: provider.id, name: 'Entra ID' } });
      expect(event.details).toEqual({ key: key.id, use: 'signing', state: 'active', thumbprint: key.certificate.sha1 });
    }));

  it('keeps the private key sealed, bound to its row, and never gives it out', () =>
    withServer(async (server) => {
      const { keys } = await arrange(server);
      const key = await keys.create('encryption');
      const row = await server.platform.db.selectFrom('sp_keys').selectAll().executeTakeFirstOrThrow();
      const sealed = row.private_key ?? '';
      expect(sealed).toMatch(/^v1\./);
      const pem = server.platform.seal.open(sealed, sealPurpose(key.id));
      expect(new X509Certificate(key.pem).checkPrivateKey(createPrivateKey(pem))).toBe(true);
      expect(() => server.platform.seal.open(sealed, sealPurpose('spk_other'))).toThrow();
      expect(JSON.stringify(await keys.list())).not.toMatch(/PRIVATE|v1\./);
    }));

  it('has one pair for each use', () =>
    withServer(async (server) => {
      const { keys } = await arrange(server);
      const [signing, encryption] = [await keys.create('signing'), await keys.create('encryption')];
      expect(signing.certificate.sha1).not.toBe(encryption.certificate.sha1);
      expect((await keys.request.create('both')).json().code).toBe('INVALID_INPUT');
    }));

  it('is for admins of the account', () =>
    withServer(async (server) => {
      const { founder, provider } = await arrange(server);
      const mia = await joinByInvitation(server, founder, 'Mia');
      const { request } = spKeys({ ...founder, browser: mia.browser }, provider.id);
      expect(await codeOf(request.create('signing'))).toEqual([403, 'NOT_ALLOWED']);
    }));
});

describe('SP metadata', () => {
  it('shows what is in use, and both during a rotation: the new encryption key first', () =>
    withServer(async (server) => {
      const { founder, provider, keys } = await arrange(server);
      const published = () => publishedBy(server, provider.id);
      expect(await published()).toEqual({ signing: [], encryption: [], authnRequestsSigned: false });
      const [sign, crypt] = [await keys.create('signing'), await keys.create('encryption')];
      const [s1, e1] = [sign.certificate.sha1, crypt.certificate.sha1];
      expect(await published()).toEqual({ signing: [s1], encryption: [e1], authnRequestsSigned: false });
      await updateProvider(founder, provider.id, { signRequests: true });
      const [nextSign, nextCrypt] = [await keys.create('signing'), await keys.create('encryption')];
      const [s2, e2] = [nextSign.certificate.sha1, nextCrypt.certificate.sha1];
      expect(await published()).toEqual({ signing: [s1, s2], encryption: [e2, e1], authnRequestsSigned: true });
      await keys.request.activate(nextSign.id);
      await keys.request.activate(nextCrypt.id);
      expect(await published()).toEqual({ signing: [s2], encryption: [e2], authnRequestsSigned: true });
    }));
});

describe('rotation', () => {
  it('goes from the next key to the active one, back if need be, and ends by retiring the old one', () =>
    withServer(async (server) => {
      const { founder, keys } = await arrange(server);
      const first = await keys.create('encryption');
      server.clock.advance(hours(1));
      await founder.browser.request('POST', '/api/session/confirm', { body: { password } });
      const second = await keys.create('encryption');
      const [one, two] = [first.certificate.sha1, second.certificate.sha1];
      const states = () => keys.states('encryption');
      expect(await states()).toEqual([
        ['active', one],
        ['next', two],
      ]);
      expect(await codeOf(keys.request.create('encryption'))).toEqual([409, 'SP_KEY_ROTATION_UNDER_WAY']);
      expect(await codeOf(keys.request.activate(first.id))).toEqual([409, 'SP_KEY_CHANGED']);
      await keys.request.activate(second.id);
      expect(await states()).toEqual([
        ['active', two],
        ['previous', one],
      ]);
      expect(await codeOf(keys.request.create('encryption'))).toEqual([409, 'SP_KEY_ROTATION_UNDER_WAY']);
      await keys.request.activate(first.id);
      expect(await states()).toEqual([
        ['active', one],
        ['previous', two],
      ]);
      await keys.request.activate(second.id);
      expect(await codeOf(keys.request.retire(second.id))).toEqual([409, 'SP_KEY_IN_USE']);
      await keys.request.retire(first.id);
      expect(await codeOf(keys.request.retire(first.id))).toEqual([409, 'SP_KEY_CHANGED']);
      expect(await codeOf(keys.request.activate(first.id))).toEqual([409, 'SP_KEY_CHANGED']);
      expect(await states()).toEqual([
        ['active', two],
        ['retired', one],
      ]);
      const rows = await server.platform.db.selectFrom('sp_keys').select(['id', 'private_key']).execute();
      expect(rows.find(({ id }) => id === first.id)?.private_key).toBeNull();
      expect(await auditOf(founder, 'sp_key.activated')).toHaveLength(3);
      const [retired] = await auditOf(founder, 'sp_key.retired');
      expect(retired.details).toMatchObject({ key: first.id, state: 'retired', thumbprint: one });
      expect((await keys.request.create('encryption')).statusCode).toBe(200);
    }));

  it('can be given up: the next key is retired and nothing else changes', () =>
    withServer(async (server) => {
      const { keys } = await arrange(server);
      const first = await keys.create('signing');
      const second = await keys.create('signing');
      expect((await keys.request.retire(second.id)).statusCode).toBe(200);
      expect(await keys.states('signing')).toEqual([
        ['active', first.certificate.sha1],
        ['retired', second.certificate.sha1],
      ]);
    }));

  it('makes one key when two admins begin at once', () =>
    withServer(async (server) => {
      const { keys } = await arrange(server);
      const answers = await Promise.all([keys.request.create('signing'), keys.request.create('signing')]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      const states = await keys.states('signing');
      expect(states.map(([state]) => state)).toEqual(['active', 'next']);
    }));
});

describe('options', () => {
  it('need their key, and keep it from being retired', () =>
    withServer(async (server) => {
      const { founder, provider, keys } = await arrange(server);
      const patch = async (body: object) => {
        const url = `/api/accounts/${founder.accountId}/identity-providers/${provider.id}`;
        const answer = await founder.browser.request('PATCH', url, { body });
        return [answer.statusCode, answer.json().code ?? null];
      };
      expect(await patch({ signRequests: true })).toEqual([409, 'SP_KEY_MISSING']);
      expect(await patch({ requireEncryption: true })).toEqual([409, 'SP_KEY_MISSING']);
      const sign = await keys.create('signing');
      expect(await patch({ requireEncryption: true })).toEqual([409, 'SP_KEY_MISSING']);
      const crypt = await keys.create('encryption');
      expect(await patch({ signRequests: true, requireEncryption: true })).toEqual([200, null]);
      expect(await codeOf(keys.request.retire(sign.id))).toEqual([409, 'SP_KEY_IN_USE']);
      expect(await codeOf(keys.request.retire(crypt.id))).toEqual([409, 'SP_KEY_IN_USE']);
      expect(await patch({ signRequests: false, requireEncryption: false })).toEqual([200, null]);
      expect((await keys.request.retire(sign.id)).statusCode).toBe(200);
      expect((await keys.request.retire(crypt.id)).statusCode).toBe(200);
      const [event] = await auditOf(founder, 'identity_provider.updated');
      expect(event.details).toMatchObject({ signRequestsBefore: true, signRequests: false, requireEncryption: false });
    }));

  it('offer the POST form where the identity provider takes it', () =>
    withServer(async (server) => {
      const { founder, provider } = await arrange(server);
      const url = `/api/accounts/${founder.accountId}/identity-providers/${provider.id}`;
      const refused = await founder.browser.request('PATCH', url, { body: { requestBinding: 'post' } });
      expect(refused.json()).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { requestBinding: expect.stringContaining('metadata') },
      });
    }));
});

it('makes the provider unproven where the identity provider has to agree, until somebody has signed in', () =>
  withServer(async (server) => {
    const { founder, provider, keys } = await arrange(server);
    const round = { server, provider, idp: contoso, browser: server.browser() };
    const url = `/api/accounts/${founder.accountId}/identity-providers/${provider.id}`;
    const state = async () => {
      const { state, revision } = (await founder.browser.request('GET', url)).json();
      return [state, revision];
    };
    await signIn(round, ada);
    await keys.create('signing');
    await keys.create('encryption');
    expect(await state()).toEqual(['proven', 1]);
    await updateProvider(founder, provider.id, { signRequests: true });
    expect(await state()).toEqual(['unproven', 2]);
    await signIn(round, ada);
    const next = await keys.create('signing');
    expect(await state()).toEqual(['proven', 2]);
    await keys.request.activate(next.id);
    expect(await state()).toEqual(['unproven', 3]);
    await signIn(round, ada);
    await keys.request.activate((await keys.create('encryption')).id);
    expect(await state()).toEqual(['proven', 3]);
    await updateProvider(founder, provider.id, { requireEncryption: true });
    expect(await state()).toEqual(['unproven', 4]);
    await updateProvider(founder, provider.id, { requireEncryption: false, singleLogout: false });
    expect(await state()).toEqual(['unproven', 4]);
  }));

it('is not reached through another provider of the account', () =>
  withServer(async (server) => {
    const { founder, keys } = await arrange(server);
    await keys.create('signing');
    const next = await keys.create('signing');
    const other = spKeys(founder, (await createProvider(founder, contoso)).id);
    expect(await other.list()).toEqual([]);
    expect(await codeOf(other.request.activate(next.id))).toEqual([404, 'NOT_FOUND']);
    expect(await codeOf(other.request.retire(next.id))).toEqual([404, 'NOT_FOUND']);
    expect((await keys.one('signing', 'next')).id).toBe(next.id);
  }));

it('goes with its provider', () =>
  withServer(async (server) => {
    const { founder, provider, keys } = await arrange(server);
    await keys.create('signing');
    const url = `/api/accounts/${founder.accountId}/identity-providers/${provider.id}`;
    await founder.browser.request('DELETE', url, { body: { description: 'Entra ID' } });
    expect(await server.platform.db.selectFrom('sp_keys').selectAll().execute()).toEqual([]);
  }));
