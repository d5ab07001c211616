/** Which owners keep recovery codes, and how many. */
import type { getRecoveryCodes, ResponseOf } from '@latchkey/contract';
import { findAccount, isEnforced } from '../accounts/index.ts';
import { selectMembers } from '../members/index.ts';
import { found, type Platform } from '../platform/index.ts';
import { countUsableRecoveryCodes } from './recovery-code-store.ts';

export async function listRecoveryOwners(
  { db, clock }: Platform,
  accountId: string,
  callerUserId: string,
): Promise<ResponseOf<typeof getRecoveryCodes>> {
  const account = found(await findAccount(db, accountId));
  const owners = (await selectMembers(db, accountId)).filter(({ role }) => role === 'owner');
  const since = account.signInPolicyChangedAt ?? 0;
  const enforced = isEnforced(account, clock.now());
  const counted = owners.map(async ({ id, userId, name }) => ({
    memberId: id,
    name,
    isYou: userId === callerUserId,
    codesLeft: enforced ? await countUsableRecoveryCodes(db, { accountId, userId, since }) : 0,
  }));
  return { owners: await Promise.all(counted) };
}
