/** Changes the name or the address of an account. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, isUniqueViolation, type Platform, Problem } from '../platform/index.ts';
import { readName } from '../users/index.ts';
import { type Account, isReservedAddress } from './account.ts';
import { findAccountByAddress, lockAccount, saveAccount } from './account-store.ts';

interface Input {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
}

const taken = (): Problem =>
  new Problem('ADDRESS_TAKEN', { fields: { address: 'Another account has this address. Choose a different one.' } });

/** Throws ADDRESS_TAKEN, or INVALID_INPUT for a name of white space. */
export async function updateAccount(
  platform: Platform,
  accountId: string,
  actor: Actor,
  input: Input,
): Promise<Account> {
  return platform.db.transaction().execute(async (tx) => {
    const before = found(await lockAccount(tx, accountId));
    const name = input.name === undefined ? before.name : readName(input.name, 'name');
    const address = input.address ?? before.address;
    if (name === before.name && address === before.address) return before;
    if (address !== before.address) {
      if (isReservedAddress(address) || (await findAccountByAddress(tx, address)) !== null) throw taken();
    }
    try {
      await saveAccount(tx, accountId, { name, address });
    } catch (error) {
      // Another account has taken it since the look above.
      throw isUniqueViolation(error) ? taken() : error;
    }
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'account.updated',
      actor,
      target: { type: 'account', id: accountId, name },
      details: {
        ...(name === before.name ? {} : { nameFrom: before.name, nameTo: name }),
        ...(address === before.address ? {} : { addressFrom: before.address, addressTo: address }),
      },
    });
    return { ...before, name, address };
  });
}
