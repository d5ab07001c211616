/** Writes to the owners and admins of a provider's account, in the caller's transaction. */
import type { MailKind } from '@latchkey/contract';
import { composeMail, queueMail } from '../../mail/index.ts';
import { selectMembers } from '../../members/index.ts';
import { type Db, type Platform, roleRank } from '../../platform/index.ts';
import type { IdentityProvider } from '../identity-provider.ts';

interface Letter {
  readonly kind: MailKind;
  readonly subject: string;
  /** What has happened. */
  readonly says: string;
  /** What the link leads to. */
  readonly does: string;
  readonly more?: string;
}

export async function mailAdmins(
  tx: Db,
  platform: Platform,
  { accountId, id, description }: Pick<IdentityProvider, 'accountId' | 'id' | 'description'>,
  { kind, subject, says, does, more }: Letter,
): Promise<void> {
  const url = `${platform.config.publicUrl}/settings/account/identity-providers/${id}#connection`;
  const admins = (await selectMembers(tx, accountId)).filter(({ role }) => roleRank[role] >= roleRank.admin);
  for (const { email, name } of admins) {
    const text = composeMail(platform, {
      name,
      says,
      link: { does, url },
      ...(more === undefined ? {} : { more }),
      because: `You look after the identity provider "${description}".`,
    });
    await queueMail(tx, platform, { accountId, to: email, kind, subject, text });
  }
}
