import { expect, test } from 'vitest';
import { addProvider, type Founder, joinByInvitation, signUp, withServer } from '../testing/people.ts';
import type { TestServer } from '../testing/test-server.ts';
import { isShellCommand, runShellCommand } from './index.ts';

const actor = { userId: null, name: 'Somebody on the server’s shell' };

async function enforce({ platform }: TestServer, { accountId, userId }: Founder): Promise<void> {
  const values = { sign_in_policy: 'enforced', sign_in_policy_changed_at: platform.clock.now() };
  await platform.db.updateTable('accounts').set(values).where('id', '=', accountId).execute();
  await platform.db
    .insertInto('recovery_codes')
    .values({
      account_id: accountId,
      user_id: userId,
      code_hash: 'hash',
      created_at: platform.clock.now(),
      used_at: null,
    })
    .execute();
}

test('back to Mixed: passwords open the account, codes are void, the log and every owner are told', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await joinByInvitation(server, ada, 'Olga', 'owner');
    await addProvider(server, ada.accountId);
    await enforce(server, ada);
    const page = () => ada.browser.request('GET', `/api/accounts/${ada.accountId}`);
    expect((await page()).json().code).toBe('SSO_REQUIRED');
    expect(
      await runShellCommand(server.platform, 'returnToMixed', { account: ` ${ada.address.toUpperCase()} ` }),
    ).toEqual({
      changed: true,
      account: { name: 'Ada Ltd', address: ada.address },
      owners: [
        { name: 'Ada', email: 'ada@example.com', hasPassword: true },
        { name: 'Olga', email: 'olga@example.com', hasPassword: true },
      ],
    });
    expect((await page()).json().signInPolicy).toBe('mixed');
    const log = await ada.browser.request(
      'GET',
      `/api/accounts/${ada.accountId}/audit-log?action=account.sign_in_policy_changed`,
    );
    expect(log.json().events).toMatchObject([{ actor, details: { from: 'enforced', to: 'mixed' } }]);
    const { db } = server.platform;
    const mails = await db.selectFrom('mails').select(['recipient']).where('kind', '=', 'enforcement').execute();
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(['ada@example.com', 'olga@example.com']);
    expect(await db.selectFrom('recovery_codes').selectAll().execute()).toEqual([]);
  }));

test('an account that is Mixed stays so, and nothing is written', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    expect(await runShellCommand(server.platform, 'returnToMixed', { account: ada.address })).toMatchObject({
      changed: false,
    });
    const log = await ada.browser.request(
      'GET',
      `/api/accounts/${ada.accountId}/audit-log?action=account.sign_in_policy_changed`,
    );
    expect(log.json().events).toEqual([]);
  }));

test('of several accounts, only the named one changes', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    await enforce(server, ada);
    await enforce(server, bob);
    await runShellCommand(server.platform, 'returnToMixed', { account: ada.address });
    expect((await bob.browser.request('GET', `/api/accounts/${bob.accountId}`)).json().code).toBe('SSO_REQUIRED');
    await expect(runShellCommand(server.platform, 'returnToMixed', { account: 'nowhere' })).rejects.toThrow(
      'There is no account with the address “nowhere”.',
    );
  }));

test('operators are listed, made and unmade', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await signUp(server, 'Bob');
    const { platform } = server;
    const email = 'bob@example.com';
    expect(await runShellCommand(platform, 'grantOperator', { email })).toEqual({ changed: true });
    const { operators } = await runShellCommand(platform, 'listOperators', {});
    expect(operators.map((operator) => operator.email).sort()).toEqual([ada.email, email]);
    expect(await runShellCommand(platform, 'revokeOperator', { email: ada.email })).toEqual({
      changed: true,
      operatorsLeft: 1,
    });
    expect(await runShellCommand(platform, 'revokeOperator', { email: ada.email })).toMatchObject({ changed: false });
    await expect(runShellCommand(platform, 'grantOperator', { email: 'nobody@example.com' })).rejects.toThrow(
      'Nobody signs in with this e-mail address and a password.',
    );
  }));

test('what is no command is none', () => {
  expect(['returnToMixed', 'toString', ''].map(isShellCommand)).toEqual([true, false, false]);
});
