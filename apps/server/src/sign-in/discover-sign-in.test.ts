import { expect, test } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { addVerifiedDomain, joinByInvitation, listDomain, signUp, withServer } from '../testing/people.ts';
import { createProvider, updateProvider } from '../testing/sign-in.ts';
import type { TestServer } from '../testing/test-server.ts';

const contoso = identityProvider('contoso');

const ask = (server: TestServer, email: string) =>
  server.browser().request('POST', '/api/sign-in/discover', { body: { email } });
const found = async (server: TestServer, email: string) => (await ask(server, email)).json().accounts;

test('an address of a verified domain finds the account, whoever the person is', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await joinByInvitation(server, ada, 'Grace');
    const provider = await createProvider(ada, contoso);
    await addVerifiedDomain(server, ada, 'example.com');
    const expected = [
      {
        name: 'Ada Ltd',
        address: ada.address,
        password: true,
        providers: [{ id: provider.id, description: 'Entra ID', startUrl: provider.startUrl }],
      },
    ];
    expect(await found(server, 'ada@example.com')).toEqual(expected);
    for (const email of ['grace@EXAMPLE.com', 'nobody@example.com', 'x y@example.com']) {
      expect(await found(server, email)).toEqual(expected);
    }
  }));

test('unknown domains, claimed ones and unknown people answer alike', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await createProvider(ada, contoso);
    const body = { body: { name: 'example.com' } };
    await ada.browser.request('POST', `/api/accounts/${ada.accountId}/domains`, body);
    const answers = await Promise.all(
      ['ada@example.com', 'ada@sub.example.com', 'nobody@example.org', 'me@gmail.com', 'a@b'].map(async (email) => {
        const answer = await ask(server, email);
        return [answer.statusCode, answer.body, Object.keys(answer.headers).sort().join()];
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.slice(0, 2)).toEqual([200, '{"accounts":[]}']);
  }));

test('who is known or not makes no difference to what is asked of the database', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await createProvider(ada, contoso);
    await addVerifiedDomain(server, ada, 'example.com');
    await server.platform.db.schema.alterTable('users').renameTo('users_gone').execute();
    expect(await found(server, 'ada@example.com')).toHaveLength(1);
  }));

test('several accounts and several providers are all found; closed ways are not', () =>
  withServer(async (server) => {
    const [ada, bob] = [await signUp(server, 'Ada'), await signUp(server, 'Bob')];
    const first = await createProvider(ada, contoso);
    const second = await createProvider(ada, contoso);
    await createProvider(bob, contoso);
    await addVerifiedDomain(server, ada, 'example.com');
    server.clock.advance(1);
    await addVerifiedDomain(server, bob, 'example.com');
    const ids = async () =>
      (await found(server, 'x@example.com')).map((one: { name: string; providers: { id: string }[] }) => [
        one.name,
        one.providers.length,
      ]);
    expect(await ids()).toEqual([
      ['Ada Ltd', 2],
      ['Bob Ltd', 1],
    ]);
    await updateProvider(ada, first.id, { enabled: false });
    await listDomain(server, ada, second.id, 'example.org');
    expect(await ids()).toEqual([['Bob Ltd', 1]]);
    const { db } = server.platform;
    await db.updateTable('accounts').set({ plan: 'free' }).where('id', '=', bob.accountId).execute();
    expect(await ids()).toEqual([]);
  }));

test('asking is limited', () =>
  withServer(async (server) => {
    for (let count = 0; count < 600; count += 1) await ask(server, 'a@example.com');
    expect((await ask(server, 'a@example.com')).json().code).toBe('TOO_MANY_ATTEMPTS');
  }));
