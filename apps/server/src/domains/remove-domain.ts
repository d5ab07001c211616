/** Removes a domain from an account. */
import { lockAccount } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { statusOf } from './domain.ts';
import { displayNameOf } from './domain-name.ts';
import { deleteDomainRow, findDomain, selectListedDomains } from './domain-store.ts';

/**
 * @param repeated the name once more, in either form, so that nobody removes another one than meant.
 * Throws INVALID_INPUT when it differs, DOMAIN_IN_USE while a provider lists it, or NOT_FOUND.
 */
export async function removeDomain(
  platform: Platform,
  accountId: string,
  id: string,
  repeated: string,
  actor: Actor,
): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    await lockAccount(tx, accountId);
    const domain = found(await findDomain(tx, accountId, id));
    const { name } = domain;
    if (![name, displayNameOf(name)].includes(repeated.trim())) {
      throw new Problem('INVALID_INPUT', { fields: { name: `Type “${displayNameOf(name)}” to remove it.` } });
    }
    const listed = await selectListedDomains(tx, accountId);
    // Without its last domain a list would be none, and let everybody in.
    if (listed.some(({ domainId }) => domainId === id)) throw new Problem('DOMAIN_IN_USE');
    await deleteDomainRow(tx, accountId, id);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'domain.removed',
      actor,
      target: { type: 'domain', id, name },
      details: { status: statusOf(domain) },
    });
  });
}
