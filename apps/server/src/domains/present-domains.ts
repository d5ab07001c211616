/** Domains as admins see them: with the record to set, what the last look found, and which providers list them. */
import type { Domain as DomainView } from '@latchkey/contract';
import { listProviders } from '../identity-providers/index.ts';
import { type Db, found } from '../platform/index.ts';
import { checkMessage } from './check-words.ts';
import { type Domain, endsAtOf, recordNameOf, recordValueOf, statusOf } from './domain.ts';
import { displayNameOf } from './domain-name.ts';
import { selectDomains, selectListedDomains } from './domain-store.ts';

/** By name. */
export async function presentDomains(db: Db, accountId: string): Promise<DomainView[]> {
  const domains = await selectDomains(db, accountId);
  const listed = await selectListedDomains(db, accountId);
  const providers = await listProviders(db, accountId);
  return domains.map((domain) => ({
    ...view(domain),
    usedBy: providers
      .filter(({ id }) => listed.some((one) => one.domainId === domain.id && one.providerId === id))
      .map(({ id, description }) => ({ id, description })),
  }));
}

/** Throws NOT_FOUND. */
export async function presentDomain(db: Db, accountId: string, id: string): Promise<DomainView> {
  return found((await presentDomains(db, accountId)).find((domain) => domain.id === id));
}

const view = (domain: Domain): Omit<DomainView, 'usedBy'> => ({
  id: domain.id,
  name: domain.name,
  displayName: displayNameOf(domain.name),
  status: statusOf(domain),
  record: { name: recordNameOf(domain.name), value: recordValueOf(domain.token) },
  createdAt: domain.createdAt,
  verifiedAt: domain.verifiedAt,
  endsAt: endsAtOf(domain),
  lastCheck: lastCheck(domain),
  nextCheckAt: domain.nextCheckAt,
});

function lastCheck(domain: Domain): DomainView['lastCheck'] {
  const { checkedAt, checkOutcome, checkFound } = domain;
  if (checkedAt === null || checkOutcome === null) return null;
  const message = checkMessage(domain, checkOutcome, checkFound);
  return { at: checkedAt, outcome: checkOutcome, message, found: [...checkFound] };
}
