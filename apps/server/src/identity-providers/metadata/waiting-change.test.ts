import { describe, expect, it } from 'vitest';
import { hours } from '../../platform/index.ts';
import { address, contoso, mailsOf, withProvider } from '../../testing/by-address.ts';
import { identityProvider } from '../../testing/identity-provider.ts';
import { ada, signIn } from '../../testing/sign-in.ts';

describe('another address or entity ID', () => {
  const moved = contoso.metadata({ address: 'https://login.example/moved' });

  it('waits for an admin, who is written to, and sign-ins go on as before', () =>
    withProvider(async ({ server, outgoing, calls, id, round }) => {
      outgoing.publish(address, moved);
      const { outcome, identityProvider } = (await calls.refresh(id)).json();
      expect([outcome, identityProvider.revision]).toEqual(['waiting', 1]);
      expect(identityProvider.idp.singleSignOnServices).toMatchObject([{ location: contoso.address }]);
      expect(identityProvider.connection.waiting.idp.singleSignOnServices).toMatchObject([
        { location: 'https://login.example/moved' },
      ]);
      expect(await mailsOf(server)).toMatchObject([{ kind: 'metadata_change', recipient: 'ada@example.com' }]);
      // Seen again, it is no news.
      await calls.refresh(id);
      expect(await mailsOf(server)).toHaveLength(1);
      expect((await signIn(round, ada)).statusCode).toBe(303);
      const { digest } = identityProvider.connection.waiting;
      const accepted = (await calls.decide(id, { decision: 'accept', digest, revision: 1 })).json();
      expect(accepted).toMatchObject({
        revision: 2,
        state: 'unproven',
        idp: { singleSignOnServices: [{ location: 'https://login.example/moved' }] },
        connection: { waiting: null },
      });
      const again = await calls.decide(id, { decision: 'accept', digest, revision: 2 });
      expect([again.statusCode, again.json().code]).toEqual([409, 'PROVIDER_CHANGED']);
    }));

  it('is not shown again once it is ignored, but the next one is', () =>
    withProvider(async ({ server, outgoing, calls, id }) => {
      outgoing.publish(address, moved);
      const { digest } = (await calls.refresh(id)).json().identityProvider.connection.waiting;
      const ignored = (await calls.decide(id, { decision: 'ignore', digest, revision: 1 })).json();
      expect(ignored).toMatchObject({ revision: 1, connection: { waiting: null } });
      expect((await calls.refresh(id)).json()).toMatchObject({ outcome: 'unchanged' });
      outgoing.publish(address, contoso.metadata({ address: 'https://login.example/elsewhere' }));
      expect((await calls.refresh(id)).json()).toMatchObject({ outcome: 'waiting' });
      expect(await mailsOf(server)).toHaveLength(2);
      // Back to what is in use: nothing to decide.
      outgoing.publish(address, contoso.metadata());
      expect((await calls.refresh(id)).json()).toMatchObject({ identityProvider: { connection: { waiting: null } } });
      expect((await calls.events()).map(({ action }: { action: string }) => action)).toEqual([
        'identity_provider.metadata_change_waiting',
        'identity_provider.metadata_change_ignored',
        'identity_provider.metadata_change_waiting',
        'identity_provider.created',
      ]);
    }));

  it('cannot be accepted unseen', () =>
    withProvider(async ({ outgoing, calls, id }) => {
      outgoing.publish(address, moved);
      const { digest } = (await calls.refresh(id)).json().identityProvider.connection.waiting;
      outgoing.publish(address, contoso.metadata({ address: 'https://evil.example/' }));
      await calls.refresh(id);
      expect((await calls.decide(id, { decision: 'accept', digest, revision: 1 })).json().code).toBe(
        'PROVIDER_CHANGED',
      );
    }));

  it('brings its keys along when it is another entity, and forgets whom the old one knew', () =>
    withProvider(async ({ server, outgoing, calls, id, round }) => {
      await signIn(round, ada);
      const other = identityProvider('fabrikam');
      outgoing.publish(address, other.metadata());
      const { idp, connection } = (await calls.refresh(id)).json().identityProvider;
      expect([idp.entityId, idp.certificates.length]).toEqual([contoso.entityId, 1]);
      const { digest } = connection.waiting;
      server.clock.advance(hours(1));
      await calls.decide(id, { decision: 'accept', digest, revision: 1 });
      expect(await server.platform.db.selectFrom('identities').select('user_id').execute()).toEqual([]);
      expect((await signIn({ ...round, idp: other, browser: server.browser() }, ada)).statusCode).toBe(303);
      expect(await calls.get(id)).toMatchObject({ state: 'proven', idp: { entityId: other.entityId } });
    }));
});
