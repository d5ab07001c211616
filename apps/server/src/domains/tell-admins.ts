/** Mail to the admins of an account about a domain that loses, or has lost, its proof. */
import { composeMail, queueMail } from '../mail/index.ts';
import { selectMembers } from '../members/index.ts';
import { type Db, type Platform, roleRank } from '../platform/index.ts';
import { type Domain, type DomainEvent, endsAtOf, recordNameOf, recordValueOf } from './domain.ts';
import { displayNameOf } from './domain-name.ts';

/** Call it in the transaction of the change. Good news is left to the dashboard. */
export async function tellAdmins(tx: Db, platform: Platform, domain: Domain, event: DomainEvent): Promise<void> {
  const content = contentOf(domain, event);
  if (content === null) return;
  const members = await selectMembers(tx, domain.accountId);
  const admins = members.filter(({ role, suspendedAt }) => roleRank[role] >= roleRank.admin && suspendedAt === null);
  for (const { name, email } of admins) {
    await queueMail(tx, platform, {
      accountId: domain.accountId,
      to: email,
      kind: 'domain',
      subject: content.subject,
      text: composeMail(platform, {
        name,
        says: content.says,
        link: { does: 'See what is missing', url: `${platform.config.publicUrl}/settings/account#domains` },
        more: `The TXT record is ${recordNameOf(domain.name)} with the value ${recordValueOf(domain.token)}`,
        because: 'you are an admin of an account that has verified this domain.',
      }),
    });
  }
}

function contentOf(domain: Domain, event: DomainEvent): { readonly subject: string; readonly says: string } | null {
  const name = displayNameOf(domain.name);
  const effect =
    'Identity providers that let in people of this domain only then turn them away, and the sign-in page no longer finds your account by it.';
  if (event === 'record_missing') {
    const until = new Date(endsAtOf(domain) ?? 0).toISOString().slice(0, 16).replace('T', ' ');
    return {
      subject: `The record of ${name} is missing from the DNS`,
      says: `The TXT record that proves ${name} is gone. If it is not back by ${until} UTC, the domain is no longer verified. ${effect}`,
    };
  }
  if (event !== 'unverified') return null;
  return {
    subject: `${name} is no longer verified`,
    says: `The TXT record that proves ${name} has been missing for a week. ${effect}`,
  };
}
