/** The person asks: admins are told. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { findProviderWithAccount } from '../identity-providers/index.ts';
import { composeMail, queueMail } from '../mail/index.ts';
import { selectMembers } from '../members/index.ts';
import { type Db, hashToken, minutes, type Origin, type Platform, roleRank } from '../platform/index.ts';
import { countAttempt, type Limit, networkOf } from '../throttles/index.ts';
import { type AccessRequest, pendingLifetime } from './access-request.ts';
import { sendIn } from './access-request-store.ts';

/** A person asks once; an office shares a network. */
const perNetwork: Limit = { name: 'access-request:network', attempts: 30, windowMilliseconds: minutes(60) };

const longestMessage = 500;

interface Asking {
  /** Of the page that offered it. */
  readonly token: string;
  /** What the person wrote; may be empty. */
  readonly message: string;
  readonly origin: Origin;
}

/** @returns false when there is nothing to send in any more. Throws TOO_MANY_ATTEMPTS. */
export async function askForAccess(platform: Platform, { token, message, origin }: Asking): Promise<boolean> {
  await countAttempt(platform, { limit: perNetwork, subject: networkOf(origin.ipAddress) });
  const now = platform.clock.now();
  return platform.db.transaction().execute(async (tx) => {
    const words = plainText(message);
    const request = await sendIn(tx, hashToken(token), { message: words, now, expiresAt: now + pendingLifetime });
    if (request === null) return false;
    await recordAuditEvent(tx, platform, {
      accountId: request.accountId,
      action: 'access_request.created',
      actor: { userId: null, name: request.name, ipAddress: origin.ipAddress },
      target: { type: 'access_request', id: request.id, name: request.email },
    });
    await tellAdmins(tx, platform, request);
    return true;
  });
}

/** Line breaks stay; control and format characters, which could disguise it, do not. */
const plainText = (text: string): string =>
  [
    ...text
      .replaceAll('\r\n', '\n')
      .replace(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
      .trim(),
  ]
    .slice(0, longestMessage)
    .join('');

async function tellAdmins(tx: Db, platform: Platform, request: AccessRequest): Promise<void> {
  const { accountId, name, email, message } = request;
  const current = await findProviderWithAccount(tx, request.providerId);
  const account = current?.account.name ?? 'the account';
  const admins = (await selectMembers(tx, accountId)).filter(
    ({ role, suspendedAt }) => roleRank[role] >= roleRank.admin && suspendedAt === null,
  );
  for (const admin of admins) {
    await queueMail(tx, platform, {
      accountId,
      to: admin.email,
      kind: 'access_request',
      subject: `${name} asks for access to ${account}`,
      text: composeMail(platform, {
        name: admin.name,
        says: `${name} (${email}) has signed in through ${current?.provider.description ?? 'single sign-on'} and asks to become a member of ${account}.`,
        link: { does: 'Approve or decline', url: `${platform.config.publicUrl}/members` },
        ...(message === '' ? {} : { more: `They wrote: ${message}` }),
        because: `you administer ${account}.`,
      }),
    });
  }
}
