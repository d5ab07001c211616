/** Creates an account; its founder becomes the owner. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { addMember } from '../members/index.ts';
import type { Actor, Db, Platform } from '../platform/index.ts';
import { readName } from '../users/index.ts';
import { type Account, addressFromName } from './account.ts';
import { insertAccount } from './account-store.ts';

interface Input {
  readonly name: string;
  /** The form's name for it, should it be unusable. */
  readonly nameField: string;
  readonly userId: string;
  readonly actor: Actor;
}

/** Characters of a random suffix: 30 bits, so that a second try is as good as never needed. */
const suffixLength = 6;

/** Call it in a transaction. */
export async function createAccount(db: Db, platform: Platform, input: Input): Promise<Account> {
  const { clock, config, ids } = platform;
  const name = readName(input.name, input.nameField);
  const id = ids.id('acc');
  const draft: Account = {
    id,
    name,
    address: addressFromName(name),
    plan: config.defaultPlan,
    enforcement: null,
    signInPolicyChangedAt: null,
    createdAt: clock.now(),
  };
  const account = await insertWithFreeAddress(db, platform, draft);
  await recordAuditEvent(db, platform, {
    accountId: id,
    action: 'account.created',
    actor: input.actor,
    target: { type: 'account', id, name },
    details: { address: account.address, plan: account.plan },
  });
  await addMember(db, platform, {
    accountId: id,
    userId: input.userId,
    role: 'owner',
    source: 'founder',
    actor: input.actor,
  });
  return account;
}

/** `contoso`, or `contoso-k3x9ab` when another account has it. */
async function insertWithFreeAddress(db: Db, { ids }: Platform, draft: Account): Promise<Account> {
  let account = draft;
  while (!(await insertAccount(db, account))) {
    const suffix = ids.id('adr').slice(-suffixLength);
    account = { ...draft, address: `${draft.address}-${suffix}` };
  }
  return account;
}
