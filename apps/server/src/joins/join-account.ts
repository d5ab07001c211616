/** Makes a person a member just in time: user, membership, identity and session, all or nothing. */
import { findIdentity, insertIdentity, noteIdentityUsed } from '../identities/index.ts';
import { type IdentityProvider, proveIdentityProvider } from '../identity-providers/index.ts';
import { acceptInvitationBySso } from '../invitations/index.ts';
import { addMember, noteSignIn } from '../members/index.ts';
import { noteParticipation } from '../participations/index.ts';
import { type DirectoryRoles, roleOfNewcomer } from '../people/index.ts';
import { type Actor, type Db, type Origin, type Platform, Problem } from '../platform/index.ts';
import { createSession, type OpenedSession } from '../sessions/index.ts';
import { createUser } from '../users/index.ts';

export interface Joining {
  readonly provider: IdentityProvider;
  readonly subject: string;
  readonly email: string;
  readonly name: string;
  readonly directory: DirectoryRoles;
  readonly invitationId: string | null;
  /** What the identity provider calls the session, sealed. */
  readonly samlSession: string | null;
  readonly sessionEndsAt: number | null;
  /** AuthnInstant; unknown unless it is given. */
  readonly authenticatedAt?: number | null;
  readonly origin: Origin;
  /** The session that this browser had before: it ends. */
  readonly previousSessionId: string | null;
}

/** Call it in a transaction. Throws ALREADY_MEMBER, or INVITATION_INVALID when the invitation has ended meanwhile. */
export async function joinAccount(
  tx: Db,
  platform: Platform,
  { provider, subject, email, name, origin, ...joining }: Joining,
): Promise<{ readonly session: OpenedSession; readonly userId: string }> {
  const { accountId, id: providerId } = provider;
  const key = { accountId, providerId, subject };
  const userId = await userForSubject(tx, platform, key, { email, name });
  const actor: Actor = { userId, name, ipAddress: origin.ipAddress };
  const invitation =
    joining.invitationId === null
      ? null
      : await acceptInvitationBySso(tx, platform, joining.invitationId, { accountId, actor });
  const policy = { defaultRole: provider.defaultRole, roleRules: provider.people.roleRules };
  const { role, fromDirectory } = roleOfNewcomer(policy, joining.directory, invitation?.role ?? null);
  const roleFromProviderId = fromDirectory ? providerId : null;
  await addMember(tx, platform, { accountId, userId, role, source: 'jit', roleFromProviderId, actor });
  const session = await createSession(tx, platform, {
    userId,
    method: 'sso',
    accountId,
    providerId,
    origin,
    endsAt: joining.sessionEndsAt,
    authenticatedAt: joining.authenticatedAt ?? null,
    replaces: joining.previousSessionId,
  });
  await noteParticipation(tx, platform, session, { accountId, providerId, samlSession: joining.samlSession });
  await noteSignIn(tx, platform, { accountId, userId, sso: true });
  await proveIdentityProvider(tx, platform, provider, actor);
  return { session, userId };
}

/** Whoever was a member once, under this very subject, is the same user again; anybody else is a new one. Throws ALREADY_MEMBER. */
export async function userForSubject(
  tx: Db,
  platform: Platform,
  key: { readonly accountId: string; readonly providerId: string; readonly subject: string },
  person: { readonly email: string; readonly name: string },
): Promise<string> {
  const now = platform.clock.now();
  const identity = await findIdentity(tx, key);
  if (identity !== null) {
    await noteIdentityUsed(tx, key, person.email, now);
    return identity.userId;
  }
  const user = await createUser(tx, platform, { ...person, passwordHash: null });
  const linked = await insertIdentity(tx, {
    ...key,
    userId: user.id,
    email: person.email,
    createdAt: now,
    lastUsedAt: now,
  });
  // Somebody with this subject has joined in the moment between.
  if (!linked) throw new Problem('ALREADY_MEMBER');
  return user.id;
}
