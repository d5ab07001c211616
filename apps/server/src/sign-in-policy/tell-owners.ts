/** Writes to every owner of an account what has happened to its sign-in. */
import type { MailKind } from '@latchkey/contract';
import { composeMail, queueMail } from '../mail/index.ts';
import { selectMembers } from '../members/index.ts';
import type { Db, Platform } from '../platform/index.ts';

interface News {
  readonly account: { readonly id: string; readonly name: string };
  readonly kind: MailKind;
  readonly subject: string;
  readonly says: string;
  readonly more?: string;
  /** Where the link leads: a page of the dashboard. */
  readonly page: { readonly does: string; readonly path: string };
}

/** All of them, whoever did it: an alarm that its cause can keep from somebody is none. Call it in the transaction. */
export async function tellOwners(tx: Db, platform: Platform, news: News): Promise<void> {
  const { account, kind, subject, says, more, page } = news;
  const owners = (await selectMembers(tx, account.id)).filter(({ role }) => role === 'owner');
  for (const owner of owners) {
    const text = composeMail(platform, {
      name: owner.name,
      says,
      ...(more === undefined ? {} : { more }),
      link: { does: page.does, url: `${platform.config.publicUrl}${page.path}` },
      because: `you are an owner of ${account.name}.`,
    });
    await queueMail(tx, platform, { accountId: account.id, to: owner.email, kind, subject, text });
  }
}

/** Where the sign-in policy is. */
export const policyPage = { does: 'Look at the sign-in policy', path: '/settings/account#single-sign-on' } as const;
/** Where it can be seen what else has happened. */
export const auditPage = { does: 'Look at the audit log', path: '/audit-log' } as const;
