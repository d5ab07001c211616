/** Mails an invitation, and keeps people from being flooded with them. */
import type { Role } from '@latchkey/contract';
import { composeMail, mailTime, queueMail } from '../mail/index.ts';
import { type Db, minutes, type Origin, type Platform } from '../platform/index.ts';
import { countAttempt, type Limit, networkOf } from '../throttles/index.ts';
import type { Invitation } from './invitation.ts';

/** Invitations from one network. Each tells its inviter, by its preview, whether somebody signs in with that e-mail. */
const perNetwork: Limit = { name: 'invitation:network', attempts: 200, windowMilliseconds: minutes(60) };
/** Invitations of one account, from wherever. */
const perAccount: Limit = { name: 'invitation:account', attempts: 200, windowMilliseconds: minutes(60) };
/** Messages to one person, of one account. */
const perPerson: Limit = { name: 'invitation:person', attempts: 10, windowMilliseconds: minutes(60) };
/** Messages to one person, of all accounts: new accounts cost nothing. */
const perAddress: Limit = { name: 'invitation:address', attempts: 50, windowMilliseconds: minutes(60) };

/** Throws TOO_MANY_ATTEMPTS. */
export async function countInvitation(
  platform: Platform,
  accountId: string,
  emailKey: string,
  origin: Origin,
): Promise<void> {
  await countAttempt(
    platform,
    { limit: perNetwork, subject: networkOf(origin.ipAddress) },
    { limit: perAccount, subject: accountId },
    { limit: perPerson, subject: `${accountId} ${emailKey}` },
    { limit: perAddress, subject: emailKey },
  );
}

export const linkOf = ({ config }: Pick<Platform, 'config'>, token: string): string =>
  `${config.publicUrl}/invitation/${token}`;

const roleWords: Readonly<Record<Role, string>> = { owner: 'an owner', admin: 'an admin', member: 'a member' };

/** In the transaction that makes the link. */
export async function mailInvitation(
  tx: Db,
  platform: Platform,
  invitation: Invitation,
  accountName: string,
  token: string,
): Promise<void> {
  const { accountId, email, expiresAt, invitedByName, role } = invitation;
  await queueMail(tx, platform, {
    accountId,
    to: email,
    kind: 'invitation',
    subject: `${invitedByName} invites you to ${accountName}`,
    text: composeMail(platform, {
      says: `${invitedByName} invites you to join the account “${accountName}” as ${roleWords[role]}.`,
      link: { does: 'Accept the invitation', url: linkOf(platform, token) },
      more: `The link works once, until ${mailTime(expiresAt)}. Keep it to yourself.`,
      because: `${invitedByName} has entered your e-mail address. If you do not know them, ignore this message: nothing happens without the link.`,
    }),
  });
}
