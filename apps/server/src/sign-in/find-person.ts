/** Looks a person up in the account that the provider belongs to, and nowhere else. */
import { findIdentity, hasIdentity } from '../identities/index.ts';
import type { IdentityProvider } from '../identity-providers/index.ts';
import { findOpenInvitation } from '../invitations/index.ts';
import { findMember, findMembersByEmail } from '../members/index.ts';
import type { Person } from '../people/index.ts';
import type { Db } from '../platform/index.ts';
import { emailKey } from '../users/index.ts';
import type { KnownAboutPerson } from './resolve-person.ts';

/** For somebody who has signed in before two reads suffice. */
export async function findPerson(
  db: Db,
  { accountId, id: providerId }: IdentityProvider,
  { subject, email }: Person,
  now: number,
): Promise<KnownAboutPerson> {
  const identity = subject === null ? null : await findIdentity(db, { accountId, providerId, subject });
  const member = identity === null ? null : await findMember(db, accountId, identity.userId);
  if (member !== null) {
    const suspended = member.suspendedAt !== null;
    return { identity: { userId: member.userId, isMember: true, suspended }, membersWithEmail: [], invitation: null };
  }
  const known = { identity: identity === null ? null : { userId: identity.userId, isMember: false, suspended: false } };
  if (email.kind !== 'valid') return { ...known, membersWithEmail: [], invitation: null };
  const key = emailKey(email.address);
  const members = await findMembersByEmail(db, accountId, key);
  const membersWithEmail = await Promise.all(
    members.map(async ({ userId, suspendedAt }) => ({
      userId,
      suspended: suspendedAt !== null,
      hasIdentityHere: await hasIdentity(db, { accountId, providerId, userId }),
    })),
  );
  return { ...known, membersWithEmail, invitation: await findOpenInvitation(db, accountId, key, now) };
}
