/** Takes enforcement back that nobody has confirmed in time. It holds no longer from that moment on; this writes it down. */
import { type Account, isEnforced, lockAccount, saveAccount, selectLapsedAccounts } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Db, type Job, latchkey, minutes, type Platform } from '../platform/index.ts';
import { deleteRecoveryCodes } from './recovery-code-store.ts';
import { policyPage, tellOwners } from './tell-owners.ts';

/** The account as it is from now on. Call it behind the account's lock. */
export async function settleEnforcement(tx: Db, platform: Platform, account: Account): Promise<Account> {
  const { enforcement } = account;
  if (enforcement === null || isEnforced(account, platform.clock.now())) return account;
  const change = { enforcement: null, signInPolicyChangedAt: enforcement.confirmBy };
  await saveAccount(tx, account.id, change);
  await deleteRecoveryCodes(tx, account.id);
  await recordAuditEvent(tx, platform, {
    accountId: account.id,
    action: 'account.sign_in_policy_changed',
    actor: latchkey,
    target: { type: 'account', id: account.id, name: account.name },
    details: { from: 'enforced', to: 'mixed', because: 'not_confirmed_in_time' },
  });
  await tellOwners(tx, platform, {
    account,
    kind: 'enforcement',
    subject: `${account.name}: passwords open the account again`,
    says: `Single sign-on was enforced for ${account.name}, but no admin has come in through it within an hour. So the sign-in policy has gone back to Mixed by itself.`,
    more: 'If you want to enforce it: sign in through it once more afterwards, within the hour, to confirm that it works.',
    page: policyPage,
  });
  return { ...account, ...change };
}

/** Several nodes may do it at a time: each account is settled once. @returns how many were. */
export async function lapseEnforcement(platform: Platform): Promise<number> {
  const { db, clock } = platform;
  const due = await selectLapsedAccounts(db, clock.now());
  let settled = 0;
  for (const accountId of due) {
    await db.transaction().execute(async (tx) => {
      const before = await lockAccount(tx, accountId);
      if (before !== null && (await settleEnforcement(tx, platform, before)) !== before) settled += 1;
    });
  }
  return settled;
}

export const enforcementJob = (platform: Platform): Job => ({
  name: 'take back unconfirmed enforcement',
  everyMilliseconds: minutes(1),
  async run() {
    const accounts = await lapseEnforcement(platform);
    if (accounts > 0) platform.log.warn({ accounts }, 'enforcement was not confirmed in time and is taken back');
  },
});
