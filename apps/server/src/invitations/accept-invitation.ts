/** Accepts an invitation: as the signed-in user whose e-mail it is, or as a new user with a password. */
import { lockAccount } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { mustUseSso } from '../identity-providers/index.ts';
import { addMember, findMembersByEmail, noteSignIn } from '../members/index.ts';
import { hashPassword } from '../passwords/index.ts';
import { type Caller, type Db, type Origin, type Platform, Problem } from '../platform/index.ts';
import { createSession, type OpenedSession } from '../sessions/index.ts';
import { createUser, emailKey, findUserWithPassword } from '../users/index.ts';
import { type Invitation, statusOf } from './invitation.ts';
import { endInvitation, findInvitation } from './invitation-store.ts';
import { findInvitationOfLink } from './preview-invitation.ts';

interface Input {
  readonly token: string;
  readonly name: string | undefined;
  readonly password: string | undefined;
  readonly caller: Caller | null;
  readonly origin: Origin;
}

interface Accepted {
  readonly accountId: string;
  /** For a new user only; who was signed in stays so. */
  readonly session: OpenedSession | null;
}

/**
 * Throws INVITATION_INVALID, INVITATION_OTHER_EMAIL, ALREADY_MEMBER, EMAIL_TAKEN, NOT_SIGNED_IN, INVALID_INPUT, or
 * SSO_REQUIRED: then the invitation stays open, and its role waits for the person's first sign-in through SSO.
 */
export async function acceptInvitation(platform: Platform, input: Input): Promise<Accepted> {
  const { db, clock } = platform;
  const invitation = await findInvitationOfLink(db, input.token, clock.now());
  const { accountId } = invitation;
  // A session of an account's identity provider speaks for that account only: it cannot join another one.
  const caller = input.caller?.method === 'password' ? input.caller : null;
  if (caller !== null) {
    if (emailKey(caller.userEmail) !== invitation.emailKey) throw new Problem('INVITATION_OTHER_EMAIL');
    return db.transaction().execute(async (tx) => {
      await join(tx, platform, invitation, { id: caller.userId, name: caller.userName }, input.origin);
      await noteSignIn(tx, platform, { accountId, userId: caller.userId, sso: false });
      return { accountId, session: null };
    });
  }
  const { name, passwordHash } = await readNewPerson(db, invitation, input);
  return db.transaction().execute(async (tx) => {
    const user = await createUser(tx, platform, { name, email: invitation.email, passwordHash });
    await join(tx, platform, invitation, user, input.origin);
    const session = await createSession(tx, platform, {
      userId: user.id,
      method: 'password',
      accountId: null,
      providerId: null,
      origin: input.origin,
      replaces: input.caller?.sessionId ?? null,
    });
    await noteSignIn(tx, platform, { accountId, userId: user.id, sso: false });
    return { accountId, session };
  });
}

async function readNewPerson(db: Db, invitation: Invitation, { name, password }: Input) {
  if ((await findUserWithPassword(db, invitation.emailKey)) !== null) {
    throw new Problem('EMAIL_TAKEN', { message: 'There is a user with this e-mail address. Sign in to accept.' });
  }
  if (name === undefined && password === undefined) throw new Problem('NOT_SIGNED_IN');
  if (name === undefined || password === undefined) {
    const [field, advice] = name === undefined ? ['name', 'Enter your name.'] : ['password', 'Choose a password.'];
    throw new Problem('INVALID_INPUT', { fields: { [field]: advice } });
  }
  return { name, passwordHash: await hashPassword(password) };
}

async function join(
  tx: Db,
  platform: Platform,
  invitation: Invitation,
  user: { readonly id: string; readonly name: string },
  origin: Origin,
): Promise<void> {
  const { accountId } = invitation;
  // Behind the lock: the policy, the inviter's role and the other members with this e-mail stay as they are until the end.
  const account = await lockAccount(tx, accountId);
  if (account === null) throw new Problem('INVITATION_INVALID');
  if (await mustUseSso(tx, account, platform.clock.now())) throw new Problem('SSO_REQUIRED');
  if ((await findMembersByEmail(tx, accountId, invitation.emailKey)).length > 0) throw new Problem('ALREADY_MEMBER');
  const now = platform.clock.now();
  const current = await findInvitation(tx, accountId, invitation.id);
  const open = current !== null && statusOf(current, now) === 'open';
  if (!open || !(await endInvitation(tx, accountId, invitation.id, 'accepted_at', now))) {
    throw new Problem('INVITATION_INVALID');
  }
  const actor = { userId: user.id, name: user.name, ipAddress: origin.ipAddress };
  await recordAuditEvent(tx, platform, {
    accountId,
    action: 'invitation.accepted',
    actor,
    target: { type: 'invitation', id: invitation.id, name: invitation.email },
    details: { role: invitation.role, through: 'password' },
  });
  await addMember(tx, platform, { accountId, userId: user.id, role: invitation.role, source: 'invitation', actor });
}
