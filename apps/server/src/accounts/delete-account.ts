/** Deletes an account with all that belongs to it. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { selectMembers } from '../members/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { deleteUnreachableUsers } from '../users/index.ts';
import { deleteAccountRow, lockAccount } from './account-store.ts';

interface Input {
  readonly accountId: string;
  /** The account's name, typed as a confirmation. */
  readonly name: string;
  readonly actor: Actor;
}

/** Throws INVALID_INPUT when the name is not repeated exactly. Its audit events stay. */
export async function deleteAccount(platform: Platform, { accountId, name, actor }: Input): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    const account = found(await lockAccount(tx, accountId));
    if (name.trim() !== account.name) {
      throw new Problem('INVALID_INPUT', { fields: { name: `Type the name of the account: ${account.name}` } });
    }
    const members = await selectMembers(tx, accountId);
    await deleteAccountRow(tx, accountId);
    await deleteUnreachableUsers(
      tx,
      members.map((member) => member.userId),
    );
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'account.deleted',
      actor,
      target: { type: 'account', id: accountId, name: account.name },
      details: { address: account.address, members: members.length },
    });
  });
}
