import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../platform/index.ts';
import { address, byAddressApi as api, contoso, renewed, withProvider, withWorld } from '../../testing/by-address.ts';
import { outgoingFailure } from '../../testing/outgoing.ts';
import { signUp, withServer } from '../../testing/people.ts';
import { ada, answerFor, begin, bounce, post, signIn } from '../../testing/sign-in.ts';
import { refreshDueMetadata } from './refresh-job.ts';
import { claimRefresh, findRefresh } from './refresh-store.ts';

describe('setting up', () => {
  it('shows what is published before saving, and remembers where it came from', () =>
    withWorld(async ({ server, calls, outgoing }) => {
      outgoing.publish(address, { body: contoso.metadata(), headers: { etag: '"1"' } });
      expect((await calls.read({ address: ` ${address} ` })).json()).toMatchObject({ entityId: contoso.entityId });
      const created = (await calls.create({ address })).json();
      const now = server.clock.now();
      expect(created.connection).toMatchObject({
        source: 'address',
        address,
        refresh: { goodAt: now, failedAt: null, failure: null },
        waiting: null,
        certificates: [{ origin: 'file', trial: false, lastSignedAt: null, missingSince: null }],
        refused: [],
      });
      const wait = created.connection.refresh.nextAt - now;
      expect(wait >= days(1) * 0.9 && wait <= days(1) * 1.1).toBe(true);
      expect(outgoing.requests[0]).toMatchObject({
        maxBytes: 2 * 1024 * 1024,
        timeoutMilliseconds: 10_000,
        maxRedirects: 3,
      });
    }));

  it('says at the field why an address does not do', () =>
    withWorld(async ({ calls, outgoing }) => {
      outgoing.publish(address, () => outgoingFailure('login.example did not answer within 10 seconds.', 'timeout'));
      const answer = await calls.create({ address });
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({
        code: 'METADATA_UNREACHABLE',
        fields: { address: 'login.example did not answer within 10 seconds.' },
      });
      outgoing.publish(address, '<html><body>Sign in</body></html>');
      expect((await calls.create({ address })).json()).toMatchObject({ rejection: { code: 'METADATA_IS_HTML' } });
      expect((await calls.read({})).json()).toMatchObject({ code: 'INVALID_INPUT' });
      expect((await calls.read({ address, metadata: contoso.metadata() })).json()).toMatchObject({
        code: 'INVALID_INPUT',
      });
    }));

  it('calls no private address, and not without end', () =>
    withServer(async (server) => {
      const calls = api(await signUp(server, 'Ada'));
      const inside = await calls.read({ address: 'http://169.254.169.254/latest/meta-data/' });
      expect(inside.json()).toMatchObject({
        code: 'METADATA_UNREACHABLE',
        message: expect.stringContaining('private'),
      });
      const more = [];
      for (let count = 0; count < 30; count += 1)
        more.push((await calls.read({ address: 'https://10.0.0.1/' })).statusCode);
      expect(more).toEqual([...Array(29).fill(422), 429]);
    }));

  it('two clicks on Save make one provider', () =>
    withWorld(async ({ founder, calls }) => {
      const url = `/api/accounts/${founder.accountId}`;
      const reservation = (await founder.browser.request('POST', `${url}/identity-provider-reservations`)).json().id;
      const answers = await Promise.all([1, 2].map(() => calls.create({ address, reservation })));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
      const { identityProviders } = (await founder.browser.request('GET', `${url}/identity-providers`)).json();
      expect(identityProviders).toHaveLength(1);
    }));

  it('a file that is uploaded later ends the fetching', () =>
    withProvider(async ({ server, calls, id, founder }) => {
      const replaced = (await calls.replace(id, { metadata: contoso.metadata(), revision: 1 })).json();
      expect(replaced).toMatchObject({ revision: 1, connection: { source: 'upload', address: null, refresh: null } });
      expect((await calls.refresh(id)).json()).toMatchObject({ code: 'METADATA_NOT_BY_ADDRESS' });
      expect(await findRefresh(server.platform.db, founder.accountId, id)).toBeNull();
    }));
});

describe('the daily refresh', () => {
  it('comes when its time has come, and makes no revision of what has not changed', () =>
    withProvider(async ({ server, outgoing, founder, id, round }) => {
      await signIn(round, ada);
      const asked = outgoing.requests.length;
      expect(await refreshDueMetadata(server.platform)).toBe(0);
      server.clock.advance(days(1) * 1.1);
      // Another form, the same trust.
      outgoing.publish(address, { body: `${contoso.metadata()}\n`, headers: { etag: '"2"' } });
      expect(await refreshDueMetadata(server.platform)).toBe(1);
      expect(outgoing.requests).toHaveLength(asked + 1);
      server.clock.advance(days(1) * 1.1);
      expect(await refreshDueMetadata(server.platform)).toBe(1);
      expect(outgoing.requests.at(-1)?.headers).toMatchObject({ 'if-none-match': '"2"' });
      const { db } = server.platform;
      expect(await db.selectFrom('identity_providers').select(['revision', 'proven_revision']).execute()).toEqual([
        { revision: 1, proven_revision: 1 },
      ]);
      const refresh = await findRefresh(db, founder.accountId, id);
      expect(refresh).toMatchObject({ goodAt: server.clock.now(), failures: 0 });
    }));

  it('is done by one node only', () =>
    withProvider(async ({ server, outgoing }) => {
      server.clock.advance(days(2));
      const asked = outgoing.requests.length;
      const done = await Promise.all([1, 2, 3].map(() => refreshDueMetadata(server.platform)));
      expect(done.reduce((sum, count) => sum + count, 0)).toBe(1);
      expect(outgoing.requests).toHaveLength(asked + 1);
    }));

  it('changes nothing when it fails, says so, and tries again ever later', () =>
    withProvider(async ({ server, outgoing, calls, id, round }) => {
      outgoing.publish(address, () => outgoingFailure('login.example answers with status 503.', 'status'));
      const first = (await calls.refresh(id)).json();
      expect(first).toMatchObject({ outcome: 'failed', message: 'login.example answers with status 503.' });
      const now = server.clock.now();
      const { refresh } = first.identityProvider.connection;
      expect(refresh).toMatchObject({ failedAt: now, failure: 'login.example answers with status 503.', goodAt: now });
      expect(Math.abs(refresh.nextAt - now - minutes(15))).toBeLessThanOrEqual(minutes(1.5));
      const second = (await calls.refresh(id)).json();
      expect(Math.abs(second.identityProvider.connection.refresh.nextAt - now - minutes(30))).toBeLessThanOrEqual(
        minutes(3),
      );
      expect((await signIn(round, ada)).statusCode).toBe(303);
      const failures = (await calls.events()).filter(({ action }: { action: string }) =>
        action.endsWith('refresh_failed'),
      );
      expect(failures).toMatchObject([{ actor: { userId: null, name: 'Latchkey' }, details: { address } }]);
      outgoing.publish(address, contoso.metadata());
      expect((await calls.refresh(id)).json()).toMatchObject({
        outcome: 'unchanged',
        identityProvider: { connection: { refresh: { failedAt: null, failure: null } } },
      });
    }));

  it.each([
    ['another kind of page', '<!doctype html><html></html>', /HTML/],
    [
      'a document that is over',
      contoso.metadata({ attributes: 'validUntil="2026-12-01T00:00:00Z"' }),
      /valid until 2026-12-01/,
    ],
    [
      'several entities, none of them ours',
      `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${['a', 'b'].map((entityId) => contoso.metadata({ entityId }).replace(/<\?.*?\?>/, '')).join('')}</EntitiesDescriptor>`,
      /2 providers/,
    ],
  ])('does not take %s for metadata', (_what, body, message) =>
    withProvider(async ({ outgoing, calls, id }) => {
      outgoing.publish(address, body);
      const answer = (await calls.refresh(id)).json();
      expect(answer).toMatchObject({ outcome: 'failed', message: expect.stringMatching(message) });
      expect(answer.identityProvider).toMatchObject({ revision: 1, idp: { entityId: contoso.entityId } });
    }),
  );

  it('can be asked for ten times in five minutes', () =>
    withProvider(async ({ calls, id }) => {
      const codes = [];
      for (let count = 0; count < 11; count += 1) codes.push((await calls.refresh(id)).statusCode);
      expect(codes).toEqual([...Array(10).fill(200), 429]);
    }));
});

describe('a new key', () => {
  it('is on trial until a sign-in has used it; the old one goes a day after that', () =>
    withProvider(async ({ server, outgoing, calls, id, round }) => {
      await signIn(round, ada);
      outgoing.publish(address, contoso.metadata({ keys: ['contoso', 'fabrikam'] }));
      server.clock.advance(1);
      const refreshed = (await calls.refresh(id)).json();
      expect(refreshed).toMatchObject({ outcome: 'changed', message: '1 certificate added.' });
      expect(refreshed.identityProvider).toMatchObject({ revision: 2, state: 'unproven' });
      expect(refreshed.identityProvider.connection.certificates).toMatchObject([
        { origin: 'file', trial: false, lastSignedAt: expect.any(Number) },
        { origin: 'address', trial: true, lastSignedAt: null },
      ]);
      // The old one goes on, and proves the new revision.
      await signIn({ ...round, browser: server.browser() }, ada);
      expect(await calls.get(id)).toMatchObject({ state: 'proven' });
      // The new one is made active: it works at once.
      await signIn({ ...round, idp: renewed, browser: server.browser() }, ada);
      expect((await calls.get(id)).connection.certificates[1]).toMatchObject({
        trial: false,
        lastSignedAt: server.clock.now(),
      });
      // The old one is deleted there.
      outgoing.publish(address, contoso.metadata({ keys: ['fabrikam'] }));
      const missing = (await calls.refresh(id)).json().identityProvider;
      expect(missing.connection.certificates[0]).toMatchObject({
        missingSince: server.clock.now(),
        trustedUntil: server.clock.now() + days(1),
      });
      expect([missing.revision, missing.connection.refresh.nextAt <= server.clock.now() + days(1)]).toEqual([2, true]);
      server.clock.advance(days(1));
      expect(await refreshDueMetadata(server.platform)).toBe(1);
      const { db } = server.platform;
      const row = await db.selectFrom('identity_providers').select(['revision', 'metadata']).executeTakeFirstOrThrow();
      expect([row.revision, JSON.parse(row.metadata).signingCertificates.length]).toEqual([3, 1]);
      const actions = await db.selectFrom('audit_events').select(['action', 'actor_name']).orderBy('id').execute();
      expect(actions.filter(({ action }) => action.startsWith('identity_provider.certificate'))).toEqual([
        { action: 'identity_provider.certificate_added', actor_name: 'Ada' },
        { action: 'identity_provider.certificate_proven', actor_name: 'Latchkey' },
        { action: 'identity_provider.certificate_removed', actor_name: 'Latchkey' },
      ]);
    }));

  it('lets sign-ins under way finish', () =>
    withProvider(async ({ server, outgoing, calls, id, round }) => {
      const posted = await post(round, answerFor(round, ada, await begin(round)));
      server.clock.advance(1);
      outgoing.publish(address, contoso.metadata({ keys: ['contoso', 'fabrikam'] }));
      expect((await calls.refresh(id)).json()).toMatchObject({ outcome: 'changed' });
      expect((await bounce(round, posted)).statusCode).toBe(303);
    }));

  it('that signs before the refresh has come is fetched at that moment: nobody is refused', () =>
    withProvider(async ({ server, outgoing, calls, id, round }) => {
      await signIn(round, ada);
      outgoing.publish(address, contoso.metadata({ keys: ['fabrikam'] }));
      server.clock.advance(minutes(2));
      expect((await signIn({ ...round, idp: renewed, browser: server.browser() }, ada)).statusCode).toBe(303);
      expect(await calls.get(id)).toMatchObject({
        state: 'proven',
        revision: 2,
        connection: { certificates: [{ missingSince: expect.any(Number) }, { origin: 'address', trial: false }] },
      });
    }));

  it('that is not published is refused, and asks once a minute', () =>
    withProvider(async ({ server, outgoing, round }) => {
      const forged = { ...round, idp: renewed };
      const attempt = async () => (await post(forged, answerFor(forged, ada, await begin(forged)))).statusCode;
      server.clock.advance(minutes(2));
      const asked = outgoing.requests.length;
      expect([await attempt(), await attempt(), await attempt()]).toEqual([403, 403, 403]);
      expect(outgoing.requests).toHaveLength(asked + 1);
      server.clock.advance(minutes(1));
      await attempt();
      expect(outgoing.requests).toHaveLength(asked + 2);
    }));

  it('is found by those who come while another sign-in fetches it', () =>
    withProvider(async ({ server, outgoing, round }) => {
      await signIn(round, ada);
      server.clock.advance(minutes(2));
      let fetches = 0;
      outgoing.publish(address, async () => {
        fetches += 1;
        await new Promise((resolve) => setTimeout(resolve, 300));
        const body = Buffer.from(contoso.metadata({ keys: ['contoso', 'fabrikam'] }));
        return { ok: true, value: { status: 200, headers: {}, body, url: address } };
      });
      const people = [1, 2, 3].map(() => signIn({ ...round, idp: renewed, browser: server.browser() }, ada));
      expect((await Promise.all(people)).map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
      expect(fetches).toBe(1);
    }));

  it('does not make the sign-in fail worse when the address is down', () =>
    withProvider(async ({ server, outgoing, calls, id, round }) => {
      outgoing.publish(address, () => outgoingFailure('down'));
      const before = (await calls.get(id)).connection.refresh.nextAt;
      server.clock.advance(minutes(2));
      const forged = { ...round, idp: renewed };
      expect((await post(forged, answerFor(forged, ada, await begin(forged)))).statusCode).toBe(403);
      // A stranger's message does not put off the next regular refresh.
      expect((await calls.get(id)).connection.refresh).toMatchObject({ failure: 'down', nextAt: before });
      expect((await signIn({ ...round, browser: server.browser() }, ada)).statusCode).toBe(303);
    }));
});

it('a node that stops in the middle is replaced after two minutes', () =>
  withProvider(async ({ server, id, founder }) => {
    const { db } = server.platform;
    const key = { accountId: founder.accountId, providerId: id };
    const claim = () => claimRefresh(db, key, server.clock.now());
    expect([await claim(), await claim()]).toEqual([true, false]);
    server.clock.advance(minutes(2));
    expect(await claim()).toBe(true);
    expect(await claimRefresh(db, { ...key, accountId: 'acc_other' }, server.clock.now() + hours(1))).toBe(false);
  }));
