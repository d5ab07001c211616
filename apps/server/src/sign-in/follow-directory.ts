/** A member's name, e-mail address and role follow the directory at each sign-in. */
import { findMember, findMembersByEmail, followDirectoryRole } from '../members/index.ts';
import { decideRole, describeDecision } from '../people/index.ts';
import { type Actor, type Db, found, type Platform } from '../platform/index.ts';
import { emailKey, updateUserFromDirectory } from '../users/index.ts';
import type { Course } from './course.ts';

/** Call it in the transaction of the sign-in. @returns what is worth telling in the trace of the attempt. */
export async function followDirectory(tx: Db, platform: Platform, course: Course, userId: string): Promise<string[]> {
  const { completion, provider, from } = course;
  const { accountId, person } = completion;
  const actor: Actor = { userId: null, name: provider.description, ipAddress: from.ipAddress };
  const member = found(await findMember(tx, accountId, userId));
  const address = person.email.kind === 'valid' ? person.email.address : null;
  const taken = address !== null && address !== member.email && (await isAnothers(tx, accountId, userId, address));
  const email = taken ? null : address;
  await updateUserFromDirectory(tx, platform, { accountId, userId, name: person.directoryName, email, actor });
  const decision = decideRole(
    { defaultRole: provider.defaultRole, roleRules: provider.people.roleRules },
    person.directory,
  );
  if ('role' in decision) {
    const value = decision.because === 'rule' ? decision.value : null;
    await followDirectoryRole(tx, platform, member, { role: decision.role, value, providerId: provider.id, actor });
  }
  return [
    ...(taken ? ['another member has this e-mail address: the old one is kept'] : []),
    ...(member.role === 'owner' && 'role' in decision ? ['an owner: the rules leave the role alone'] : []),
    ...(member.role === 'owner' ? [] : [describeDecision(decision) ?? []].flat()),
  ];
}

/** An address is never taken from somebody else: two people under one would both be locked out of linking by e-mail. */
async function isAnothers(tx: Db, accountId: string, userId: string, address: string): Promise<boolean> {
  const members = await findMembersByEmail(tx, accountId, emailKey(address));
  return members.some((member) => member.userId !== userId);
}
