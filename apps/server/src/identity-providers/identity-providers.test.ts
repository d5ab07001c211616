import { readFileSync } from 'node:fs';
import { readSpMetadata } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { found } from '../platform/index.ts';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, joinByInvitation, signUp, withServer } from '../testing/people.ts';
import { ada, createProvider, signIn } from '../testing/sign-in.ts';
import type { TestServer } from '../testing/test-server.ts';
import { findProvider, updateMetadata } from './identity-provider-store.ts';

const contoso = identityProvider('contoso');
const fabrikam = identityProvider('fabrikam');
const entraFile = readFileSync(
  new URL('../../../../vectors/metadata/entra/app-federationmetadata.xml', import.meta.url),
);

const api = ({ browser, accountId }: Founder) => {
  const base = `/api/accounts/${accountId}`;
  return {
    create: (body: object) => browser.request('POST', `${base}/identity-providers`, { body }),
    reserve: () => browser.request('POST', `${base}/identity-provider-reservations`),
    read: (body: object) => browser.request('POST', `${base}/identity-provider-metadata/read`, { body }),
    list: async () => (await browser.request('GET', `${base}/identity-providers`)).json().identityProviders,
    get: async (id: string) => (await browser.request('GET', `${base}/identity-providers/${id}`)).json(),
    update: (id: string, body: object) => browser.request('PATCH', `${base}/identity-providers/${id}`, { body }),
    replace: (id: string, body: object) =>
      browser.request('PUT', `${base}/identity-providers/${id}/metadata`, { body }),
    remove: (id: string, description: string) =>
      browser.request('DELETE', `${base}/identity-providers/${id}`, { body: { description } }),
    changePlan: (plan: string) => browser.request('PUT', `${base}/plan`, { body: { plan } }),
    audit: async (action: string) => (await browser.request('GET', `${base}/audit-log?action=${action}`)).json().events,
  };
};

const enforce = (server: TestServer, accountId: string) =>
  server.platform.db.updateTable('accounts').set({ sign_in_policy: 'enforced' }).where('id', '=', accountId).execute();

describe('creating', () => {
  it('makes a provider of an uploaded file, byte order mark and all', () =>
    withServer(async (server) => {
      const { create, audit, list } = api(await signUp(server, 'Ada'));
      const upload = { metadata: entraFile.toString('base64'), encoding: 'base64' };
      const created = (await create({ description: '  Contoso \n Entra ID ', ...upload })).json();
      const { id } = created;
      expect(id).toMatch(/^idp_[a-z0-9]{24}$/);
      expect(created).toMatchObject({
        description: 'Contoso Entra ID',
        enabled: true,
        state: 'ready',
        revision: 1,
        provenAt: null,
        changedAt: server.clock.now(),
        createdAt: server.clock.now(),
        idpInitiated: 'restart',
        provisioning: 'ask',
        defaultRole: 'member',
        allowSha1: false,
        sp: {
          entityId: `http://localhost:4400/saml/${id}`,
          acsUrl: `http://localhost:4400/saml/${id}/acs`,
          sloUrl: `http://localhost:4400/saml/${id}/slo`,
          signOnUrl: `http://localhost:4400/sign-in/ada-ltd?provider=${id}`,
          metadataUrl: `http://localhost:4400/saml/${id}/metadata`,
        },
        idp: { vendor: 'entra', warnings: [] },
        startUrl: `http://localhost:4400/saml/${id}/start`,
        testUrl: `http://localhost:4400/saml/${id}/start?test=1`,
        signInsThisWeek: 0,
        signInsByDay: [0, 0, 0, 0, 0, 0, 0],
        lastSignInAt: null,
      });
      expect(await list()).toEqual([created]);
      expect(await audit('identity_provider.created')).toMatchObject([
        { actor: { name: 'Ada' }, target: { id, name: 'Contoso Entra ID' } },
      ]);
    }));

  it('gives a reserved provider the values that were shown before', () =>
    withServer(async (server) => {
      const { reserve, create } = api(await signUp(server, 'Ada'));
      const reserved = (await reserve()).json();
      expect(reserved.expiresAt).toBe(server.clock.now() + 7 * 86_400_000);
      const body = { description: 'D', metadata: contoso.metadata(), reservation: reserved.id };
      const created = (await create(body)).json();
      expect(created).toMatchObject({ id: reserved.id, sp: reserved.sp });
      expect((await create(body)).json()).toMatchObject({ code: 'RESERVATION_EXPIRED' });
    }));

  it('takes no reservation of another account, and none that is over', () =>
    withServer(async (server) => {
      const mine = api(await signUp(server, 'Ada'));
      const theirs = api(await signUp(server, 'Grace'));
      const body = { description: 'D', metadata: contoso.metadata() };
      const foreign = await mine.create({ ...body, reservation: (await theirs.reserve()).json().id });
      expect(foreign.json()).toMatchObject({ code: 'RESERVATION_EXPIRED' });
      const { id } = (await mine.reserve()).json();
      server.clock.advance(7 * 86_400_000);
      expect((await api(await signIn2(server)).create({ ...body, reservation: id })).statusCode).toBe(410);
    }));

  it('needs a plan with single sign-on', () =>
    withServer(async (server) => {
      const { create, reserve, changePlan } = api(await signUp(server, 'Ada'));
      await changePlan('free');
      const created = await create({ description: 'D', metadata: contoso.metadata() });
      expect([created.statusCode, created.json().code]).toEqual([402, 'PLAN_WITHOUT_SSO']);
      expect((await reserve()).json().code).toBe('PLAN_WITHOUT_SSO');
    }));

  it('says why a file cannot be used', () =>
    withServer(async (server) => {
      const { create, read, list } = api(await signUp(server, 'Ada'));
      const answer = await create({ description: 'D', metadata: '<html><body>Sign in</body></html>' });
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ code: 'METADATA_REJECTED', rejection: { code: 'METADATA_IS_HTML' } });
      const large = await read({ metadata: ' '.repeat(2 * 1024 * 1024 + 1) });
      expect(large.json()).toMatchObject({ rejection: { code: 'METADATA_TOO_LARGE' } });
      expect((await read({ metadata: ' '.repeat(3_000_000) })).statusCode).toBe(413);
      expect((await create({ description: ' \u200b ', metadata: contoso.metadata() })).json()).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { description: 'Enter a description.' },
      });
      expect(await list()).toEqual([]);
    }));
});

/** The founder again, after the password session has run out. */
async function signIn2(server: TestServer): Promise<Founder> {
  const browser = server.browser();
  const body = { email: 'ada@example.com', password: 'correct horse battery' };
  const session = (await browser.request('POST', '/api/sign-in', { body })).json();
  const [{ id, address }] = session.accounts;
  return { browser, userId: session.user.id, email: body.email, accountId: id, address };
}

it('reads a file without saving it, and remarks on one that is there already', () =>
  withServer(async (server) => {
    const { read, create, list } = api(await signUp(server, 'Ada'));
    expect((await read({ metadata: contoso.metadata() })).json()).toMatchObject({
      entityId: contoso.entityId,
      singleSignOnServices: [{ location: contoso.address }],
      warnings: [],
    });
    expect(await list()).toEqual([]);
    await create({ description: 'First', metadata: contoso.metadata() });
    const warning = { code: 'SAME_FILE_AS_ANOTHER_PROVIDER', message: expect.stringContaining('“First”') };
    expect((await read({ metadata: contoso.metadata() })).json().warnings).toEqual([warning]);
    const second = (await create({ description: 'Second', metadata: contoso.metadata() })).json();
    expect(second.idp.warnings).toEqual([warning]);
    // Another account's providers are nobody's business.
    const other = api(await signUp(server, 'Grace'));
    expect((await other.read({ metadata: contoso.metadata() })).json().warnings).toEqual([]);
  }));

it('remarks on certificates as they come of age', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const provider = await createProvider(founder, contoso);
    expect(provider.idp.warnings).toEqual([]);
    server.clock.set((provider.idp.certificates[0]?.notAfter ?? 0) + 1);
    const later = await api(await signIn2(server)).get(provider.id);
    expect(later.idp.warnings).toMatchObject([{ code: 'ALL_CERTIFICATES_EXPIRED' }]);
  }));

it('publishes SP metadata, of reserved providers too', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const reserved = (await api(founder).reserve()).json();
    const { sp } = await createProvider(founder, contoso);
    for (const { entityId, acsUrl, metadataUrl } of [reserved.sp, sp]) {
      const answer = await server.browser().request('GET', new URL(metadataUrl).pathname);
      expect(answer.headers['content-type']).toBe('application/samlmetadata+xml');
      const read = readSpMetadata(answer.rawPayload);
      expect(read.ok && read.value.entityId).toBe(entityId);
      expect(answer.body).toContain(`Location="${acsUrl}"`);
      expect((await server.browser().request('GET', new URL(entityId).pathname)).body).toBe(answer.body);
    }
    expect((await server.browser().request('GET', '/saml/idp_unknown/metadata')).statusCode).toBe(404);
    server.clock.advance(7 * 86_400_000);
    expect((await server.browser().request('GET', new URL(reserved.sp.metadataUrl).pathname)).statusCode).toBe(404);
  }));

describe('changing', () => {
  it('changes options, and writes down from what to what', () =>
    withServer(async (server) => {
      const founder = await signUp(server, 'Ada');
      const { id } = await createProvider(founder, contoso);
      const { update, get, audit } = api(founder);
      const change = {
        description: 'New',
        idpInitiated: 'accept',
        provisioning: 'off',
        defaultRole: 'admin',
        allowSha1: true,
      };
      expect((await update(id, change)).json()).toMatchObject({ ...change, revision: 1, enabled: true });
      expect(await get(id)).toMatchObject(change);
      await update(id, change);
      expect(await audit('identity_provider.updated')).toMatchObject([
        { target: { name: 'New' }, details: { provisioningBefore: 'ask', provisioning: 'off', allowSha1: true } },
      ]);
    }));

  it('ends the sessions of a provider that is disabled, and no others', () =>
    withServer(async (server) => {
      const founder = await signUp(server, 'Ada');
      const round = {
        server,
        provider: await createProvider(founder, contoso),
        idp: contoso,
        browser: server.browser(),
      };
      const other = {
        ...round,
        provider: await createProvider(founder, fabrikam),
        idp: fabrikam,
        browser: server.browser(),
      };
      await signIn(round, ada);
      await signIn(other, ada);
      const { update, audit } = api(founder);
      expect((await update(round.provider.id, { enabled: false })).json()).toMatchObject({
        enabled: false,
        state: 'disabled',
      });
      expect((await round.browser.request('GET', '/api/session')).json()).toEqual({ signedIn: false });
      expect((await other.browser.request('GET', '/api/session')).json()).toMatchObject({ signedIn: true });
      expect(await audit('identity_provider.disabled')).toMatchObject([{ details: { endedSessions: 1 } }]);
      await update(round.provider.id, { enabled: true });
      expect(await audit('identity_provider.enabled')).toHaveLength(1);
    }));

  it('begins a new revision when trust has changed, and only then', () =>
    withServer(async (server) => {
      const founder = await signUp(server, 'Ada');
      const round = {
        server,
        provider: await createProvider(founder, contoso),
        idp: contoso,
        browser: server.browser(),
      };
      await signIn(round, ada);
      const { id } = round.provider;
      const { replace, audit } = api(founder);
      server.clock.advance(1000);
      const same = await replace(id, { metadata: `${contoso.metadata()}\n`, revision: 1 });
      expect(same.json()).toMatchObject({ revision: 1, state: 'proven', changedAt: round.provider.changedAt });
      server.clock.advance(1000);
      const changed = await replace(id, { metadata: fabrikam.metadata(), revision: 1 });
      expect(changed.json()).toMatchObject({
        revision: 2,
        state: 'unproven',
        changedAt: server.clock.now(),
        idp: { entityId: fabrikam.entityId },
      });
      // The people of another directory are known by e-mail again.
      expect((await signIn({ ...round, browser: server.browser(), idp: fabrikam }, ada)).statusCode).toBe(303);
      expect((await api(founder).get(id)).state).toBe('proven');
      expect(
        (await audit('identity_provider.metadata_replaced')).map(({ details }: { details: object }) => details),
      ).toMatchObject([
        { revision: 2, trustChanged: true, forgottenIdentities: 1 },
        { revision: 1, trustChanged: false, forgottenIdentities: 0 },
      ]);
    }));

  it('lets nobody overwrite what they have not seen', () =>
    withServer(async (server) => {
      const founder = await signUp(server, 'Ada');
      const { id } = await createProvider(founder, contoso);
      const { replace, get } = api(founder);
      const answers = await Promise.all(
        [1, 1].map((revision) => replace(id, { metadata: fabrikam.metadata(), revision })),
      );
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      const third = contoso.metadata({ address: 'https://login.example/third' });
      expect((await replace(id, { metadata: third, revision: 1 })).json()).toMatchObject({ code: 'PROVIDER_CHANGED' });
      expect(await get(id)).toMatchObject({ revision: 2 });
      // Not even when it was overtaken between reading and writing.
      const { db } = server.platform;
      const seen = found(await findProvider(db, founder.accountId, id));
      expect(await updateMetadata(db, { ...seen, revision: 3 }, 1, third)).toBe(false);
      expect(await updateMetadata(db, { ...seen, revision: 3 }, 2, third)).toBe(true);
    }));
});

describe('deleting', () => {
  it('wants the description repeated, and takes sessions and identities along', () =>
    withServer(async (server) => {
      const founder = await signUp(server, 'Ada');
      const round = {
        server,
        provider: await createProvider(founder, contoso),
        idp: contoso,
        browser: server.browser(),
      };
      await signIn(round, ada);
      const { remove, list, audit } = api(founder);
      expect((await remove(round.provider.id, 'entra id')).json()).toMatchObject({ code: 'INVALID_INPUT' });
      expect((await remove(round.provider.id, 'Entra ID')).statusCode).toBe(200);
      expect(await list()).toEqual([]);
      expect((await round.browser.request('GET', '/api/session')).json()).toEqual({ signedIn: false });
      expect(await server.platform.db.selectFrom('identities').selectAll().execute()).toEqual([]);
      expect(await audit('identity_provider.deleted')).toMatchObject([
        { details: { endedSessions: 1, identities: 1 } },
      ]);
      const attempts = await founder.browser.request('GET', `/api/accounts/${founder.accountId}/sign-in-attempts`);
      expect(attempts.json().attempts).toMatchObject([{ provider: { description: 'A deleted identity provider' } }]);
    }));

  it('leaves an account with enforced single sign-on its last way in', () =>
    withServer(async (server) => {
      const founder = await signUp(server, 'Ada');
      const round = {
        server,
        provider: await createProvider(founder, contoso),
        idp: contoso,
        browser: server.browser(),
      };
      const second = await createProvider(founder, fabrikam);
      await signIn(round, ada);
      await enforce(server, founder.accountId);
      const { update, remove } = api({ ...founder, browser: round.browser });
      expect((await update(second.id, { enabled: false })).statusCode).toBe(200);
      expect((await update(round.provider.id, { enabled: false })).json().code).toBe('LAST_PROVIDER_WHILE_ENFORCED');
      expect((await remove(round.provider.id, 'Entra ID')).json().code).toBe('LAST_PROVIDER_WHILE_ENFORCED');
      expect((await remove(second.id, 'Entra ID')).statusCode).toBe(200);
    }));

  it('does so when two are disabled at the same moment', () =>
    withServer(async (server) => {
      const founder = await signUp(server, 'Ada');
      const round = {
        server,
        provider: await createProvider(founder, contoso),
        idp: contoso,
        browser: server.browser(),
      };
      const second = await createProvider(founder, contoso);
      const third = await createProvider(founder, contoso);
      await signIn(round, ada);
      await enforce(server, founder.accountId);
      const { update } = api({ ...founder, browser: round.browser });
      await update(round.provider.id, { description: 'Still here' });
      const answers = await Promise.all([second, third].map(({ id }) => update(id, { enabled: false })));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      const last = await Promise.all([round.provider, round.provider].map(({ id }) => update(id, { enabled: false })));
      expect(last.map(({ statusCode }) => statusCode)).toEqual([409, 409]);
    }));
});

it('shows and changes providers of one’s own account only, to admins only', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const { id } = await createProvider(founder, contoso);
    const stranger = api(await signUp(server, 'Mallory'));
    expect((await stranger.get(id)).code).toBe('NOT_FOUND');
    expect((await stranger.update(id, { enabled: false })).statusCode).toBe(404);
    expect((await stranger.replace(id, { metadata: fabrikam.metadata(), revision: 1 })).statusCode).toBe(404);
    expect((await stranger.remove(id, 'Entra ID')).statusCode).toBe(404);
    const member = await joinByInvitation(server, founder, 'Grace');
    const { update, reserve } = api({ ...founder, browser: member.browser });
    expect((await update(id, { enabled: false })).json()).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await reserve()).json()).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await api(founder).get(id)).revision).toBe(1);
  }));
