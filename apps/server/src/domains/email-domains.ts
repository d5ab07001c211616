/** Which e-mail addresses a provider may assert: any, or only those of domains that it lists. */
import type { EmailDomains } from '@latchkey/contract';
import { lockAccount } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { findProvider } from '../identity-providers/index.ts';
import { type Actor, type Db, found, type Platform, Problem } from '../platform/index.ts';
import { readDomainName } from './domain-name.ts';
import { replaceListedDomains, selectDomains, selectListedDomains } from './domain-store.ts';

/** Throws NOT_FOUND. */
export async function getEmailDomains(db: Db, accountId: string, providerId: string): Promise<EmailDomains> {
  found(await findProvider(db, accountId, providerId));
  return listOf(db, accountId, providerId);
}

async function listOf(db: Db, accountId: string, providerId: string): Promise<EmailDomains> {
  const listed = await selectListedDomains(db, accountId, providerId);
  return listed.length === 0 ? null : listed.map(({ name }) => name);
}

interface Change {
  readonly emailDomains: EmailDomains;
  /** What the form was opened with. */
  readonly from: EmailDomains;
}

/** Throws NOT_FOUND, PROVIDER_CHANGED when somebody else was faster, or DOMAIN_NOT_VERIFIED. */
export async function changeEmailDomains(
  platform: Platform,
  accountId: string,
  providerId: string,
  change: Change,
  actor: Actor,
): Promise<EmailDomains> {
  return platform.db.transaction().execute(async (tx) => {
    await lockAccount(tx, accountId);
    const provider = found(await findProvider(tx, accountId, providerId));
    const before = await listOf(tx, accountId, providerId);
    const wanted = change.emailDomains === null ? null : [...new Set(change.emailDomains.map(nameOf))].sort();
    if (inWords(change.from?.toSorted() ?? null) !== inWords(before)) throw new Problem('PROVIDER_CHANGED');
    if (inWords(wanted) === inWords(before)) return before;
    const domains = await selectDomains(tx, accountId);
    const chosen = (wanted ?? []).map((name) => {
      const domain = domains.find((one) => one.name === name);
      // One that has lapsed since may stay on the list: it lets nobody in until it is verified again.
      const usable = domain !== undefined && (domain.verifiedAt !== null || before?.includes(name));
      if (!usable) throw new Problem('DOMAIN_NOT_VERIFIED');
      return domain.id;
    });
    await replaceListedDomains(tx, accountId, providerId, chosen);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'identity_provider.email_domains_changed',
      actor,
      target: { type: 'identity_provider', id: providerId, name: provider.description },
      details: { before: inWords(before), after: inWords(wanted) },
    });
    return wanted;
  });
}

function nameOf(text: string): string {
  const verdict = readDomainName(text);
  if (!verdict.ok) throw new Problem('DOMAIN_NOT_VERIFIED');
  return verdict.name;
}

const inWords = (list: EmailDomains): string => (list === null ? 'any' : list.join(', '));
