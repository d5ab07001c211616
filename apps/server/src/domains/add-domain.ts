/** Claims a domain for an account. */
import { lockAccount } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, minutes, type Platform, Problem } from '../platform/index.ts';
import { type Domain, mostDomains } from './domain.ts';
import { readDomainName } from './domain-name.ts';
import { insertDomain, selectDomains } from './domain-store.ts';

/** Nobody can have set the record before they have seen it. */
const firstLook = minutes(2);

/** Throws INVALID_INPUT for what is no domain or nobody's own, DOMAIN_EXISTS, or TOO_MANY_DOMAINS. */
export async function addDomain(platform: Platform, accountId: string, typed: string, actor: Actor): Promise<Domain> {
  const { db, clock, ids } = platform;
  const verdict = readDomainName(typed);
  if (!verdict.ok) throw new Problem('INVALID_INPUT', { fields: { name: verdict.advice } });
  const now = clock.now();
  const domain: Domain = {
    accountId,
    id: ids.id('dom'),
    name: verdict.name,
    token: ids.secret(),
    createdAt: now,
    verifiedAt: null,
    missingSince: null,
    lapsedAt: null,
    checkedAt: null,
    checkOutcome: null,
    checkFound: [],
    nextCheckAt: now + firstLook,
  };
  await db.transaction().execute(async (tx) => {
    found(await lockAccount(tx, accountId));
    if ((await selectDomains(tx, accountId)).length >= mostDomains) throw new Problem('TOO_MANY_DOMAINS');
    if (!(await insertDomain(tx, domain))) throw new Problem('DOMAIN_EXISTS');
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'domain.added',
      actor,
      target: { type: 'domain', id: domain.id, name: domain.name },
    });
  });
  return domain;
}
