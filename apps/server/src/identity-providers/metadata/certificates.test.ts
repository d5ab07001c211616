import { describe, expect, it } from 'vitest';
import { identityProvider, testCertificate } from '../../testing/identity-provider.ts';
import { type Founder, signUp, withServer } from '../../testing/people.ts';
import { ada, createProvider, signIn } from '../../testing/sign-in.ts';
import type { TestServer } from '../../testing/test-server.ts';

const contoso = identityProvider('contoso');
const renewed = identityProvider('contoso', undefined, 'fabrikam');
const base64 = (name: 'contoso' | 'fabrikam') => Buffer.from(testCertificate(name).der).toString('base64');
const pem = (name: 'contoso' | 'fabrikam') =>
  `-----BEGIN CERTIFICATE-----\n${base64(name)}\n-----END CERTIFICATE-----\n`;

const api = ({ browser, accountId }: Founder) => {
  const base = `/api/accounts/${accountId}`;
  const providers = `${base}/identity-providers`;
  return {
    read: (manual: object) => browser.request('POST', `${base}/identity-provider-metadata/read`, { body: { manual } }),
    create: (manual: object) => browser.request('POST', providers, { body: { description: 'By hand', manual } }),
    get: async (id: string) => (await browser.request('GET', `${providers}/${id}`)).json(),
    add: (id: string, certificate: string, revision: number) =>
      browser.request('POST', `${providers}/${id}/certificates`, { body: { certificate, revision } }),
    remove: (id: string, sha256: string, body: object) =>
      browser.request('DELETE', `${providers}/${id}/certificates/${sha256}`, { body }),
    replace: (id: string, body: object) => browser.request('PUT', `${providers}/${id}/metadata`, { body }),
  };
};

async function setUp(server: TestServer) {
  const founder = await signUp(server, 'Ada');
  const provider = await createProvider(founder, contoso);
  const [first] = provider.idp.certificates;
  const round = { server, provider, idp: contoso, browser: server.browser() };
  return { founder, calls: api(founder), id: provider.id, first: first?.sha256 ?? '', round };
}

describe('adding', () => {
  it('takes PEM and base64; the new key works at once beside the old one', () =>
    withServer(async (server) => {
      const { calls, id, round } = await setUp(server);
      await signIn(round, ada);
      const added = (await calls.add(id, pem('fabrikam'), 1)).json();
      expect(added).toMatchObject({ revision: 2, state: 'unproven' });
      expect(added.connection.certificates).toMatchObject([{ origin: 'file' }, { origin: 'hand', trial: false }]);
      expect((await signIn({ ...round, idp: renewed, browser: server.browser() }, ada)).statusCode).toBe(303);
      expect((await signIn({ ...round, browser: server.browser() }, ada)).statusCode).toBe(303);
    }));

  it.each([
    ['', 'The certificate is empty.'],
    ['-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'This is a private key.'],
    ['hello world', 'The text is not a certificate in PEM or base64.'],
    [base64('contoso'), 'This certificate is there already.'],
  ])('says at the field what %j is', (certificate, message) =>
    withServer(async (server) => {
      const { calls, id } = await setUp(server);
      const answer = (await calls.add(id, certificate, 1)).json();
      expect(answer).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { certificate: expect.stringContaining(message) },
      });
    }),
  );

  it('does not overwrite what somebody else has changed', () =>
    withServer(async (server) => {
      const { calls, id, first } = await setUp(server);
      expect((await calls.add(id, pem('fabrikam'), 1)).statusCode).toBe(200);
      expect((await calls.add(id, pem('fabrikam'), 1)).json().code).toBe('PROVIDER_CHANGED');
      expect((await calls.remove(id, first, { revision: 1 })).json().code).toBe('PROVIDER_CHANGED');
      const both = await Promise.all([1, 2].map(() => calls.remove(id, first, { revision: 2 })));
      expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    }));
});

describe('removing', () => {
  it('takes trust away at once, and shows who has done it', () =>
    withServer(async (server) => {
      const { calls, id, first, round } = await setUp(server);
      await calls.add(id, pem('fabrikam'), 1);
      await signIn({ ...round, idp: renewed }, ada);
      server.clock.advance(1);
      const removed = (await calls.remove(id, first, { revision: 2 })).json();
      expect(removed).toMatchObject({ revision: 3, connection: { refused: [{ sha256: first, refusedBy: 'Ada' }] } });
      await expect(signIn({ ...round, browser: server.browser() }, ada)).rejects.toThrow();
      // Trusted again by hand.
      const again = (await calls.add(id, removed.connection.refused[0].base64, 3)).json();
      expect(again.connection).toMatchObject({ refused: [], certificates: [{}, { sha256: first, origin: 'hand' }] });
    }));

  it('does not leave a provider without any', () =>
    withServer(async (server) => {
      const { calls, id, first } = await setUp(server);
      const answer = await calls.remove(id, first, { revision: 1, description: 'Entra ID' });
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'LAST_CERTIFICATE']);
      expect((await calls.remove(id, 'no-such', { revision: 1 })).statusCode).toBe(404);
    }));

  it('wants the name when no other certificate has signed a sign-in', () =>
    withServer(async (server) => {
      const { calls, id, first, round } = await setUp(server);
      await signIn(round, ada);
      await calls.add(id, pem('fabrikam'), 1);
      const advice = { fields: { description: expect.stringContaining('“Entra ID”') } };
      expect((await calls.remove(id, first, { revision: 2 })).json()).toMatchObject(advice);
      expect((await calls.remove(id, first, { revision: 2, description: 'Entra' })).json()).toMatchObject(advice);
      expect((await calls.remove(id, first, { revision: 2, description: 'Entra ID' })).statusCode).toBe(200);
    }));

  it('an upload that has it brings it back: that is what its admin chose', () =>
    withServer(async (server) => {
      const { calls, id, first } = await setUp(server);
      await calls.add(id, pem('fabrikam'), 1);
      await calls.remove(id, first, { revision: 2 });
      const replaced = (await calls.replace(id, { metadata: contoso.metadata(), revision: 3 })).json();
      expect(replaced.connection).toMatchObject({ refused: [], certificates: [{ sha256: first, origin: 'file' }] });
    }));
});

describe('by hand', () => {
  const values = {
    entityId: ` ${contoso.entityId} `,
    signOnUrl: `${contoso.address}?a=1&b=2`,
    logoutUrl: 'https://login.example/logout',
    certificates: [`Bag Attributes\n${pem('contoso')}`, `${pem('contoso')}${base64('fabrikam')}`],
  };

  it('ends in the same form as a file', () =>
    withServer(async (server) => {
      const founder = await signUp(server, 'Ada');
      const calls = api(founder);
      expect((await calls.read(values)).json()).toMatchObject({
        entityId: contoso.entityId,
        vendor: 'entra',
        singleSignOnServices: [{ location: `${contoso.address}?a=1&b=2` }],
        singleLogoutServices: [{ location: 'https://login.example/logout' }],
        certificates: [{}, {}],
      });
      const created = (await calls.create(values)).json();
      expect(created.connection).toMatchObject({ source: 'manual', address: null, refresh: null });
      const round = { server, provider: created, idp: contoso, browser: server.browser() };
      expect((await signIn(round, ada)).statusCode).toBe(303);
    }));

  it('says at each field what is wrong', () =>
    withServer(async (server) => {
      const calls = api(await signUp(server, 'Ada'));
      const answer = await calls.create({
        entityId: ' ',
        signOnUrl: 'login.example',
        logoutUrl: 'x',
        certificates: [''],
      });
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'INVALID_INPUT']);
      expect(Object.keys(answer.json().fields).sort()).toEqual(['certificates', 'entityId', 'logoutUrl', 'signOnUrl']);
      const second = await calls.create({ ...values, certificates: [pem('contoso'), 'no certificate!'] });
      expect(second.json().fields).toEqual({
        certificates: 'Certificate 2: The text is not a certificate in PEM or base64.',
      });
      const injected = await calls.read({ ...values, entityId: 'a"><x/>' });
      expect(injected.json()).toMatchObject({ entityId: 'a"><x/>' });
    }));
});
