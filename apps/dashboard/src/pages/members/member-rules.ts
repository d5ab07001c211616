/** What a person may do to a member, as the server has it; the server decides. */
import type { Member, Role } from '@latchkey/contract';

export const roleNames: Readonly<Record<Role, string>> = { owner: 'Owner', admin: 'Admin', member: 'Member' };

/** In a sentence: as an owner. */
export const roleWithArticle: Readonly<Record<Role, string>> = {
  owner: 'an owner',
  admin: 'an admin',
  member: 'a member',
};

export const roleMeanings: Readonly<Record<Role, string>> = {
  owner: 'Everything, including the plan and deleting the account.',
  admin: 'Members, identity providers and the sign-in policy.',
  member: 'Opens the account.',
};

export const sourceNames: Readonly<Record<Member['source'], string>> = {
  founder: 'Founder',
  invitation: 'Invitation',
  jit: 'Single sign-on',
  scim: 'Directory',
  request: 'Access request',
};

/**
 * The roles that somebody with role `mine` may give to a member with role `theirs`; empty when none.
 * @param fromDirectory the rules of a provider give the role: an owner may still make another owner.
 */
export function rolesToGive(mine: Role, theirs: Role, fromDirectory: boolean): readonly Role[] {
  if (fromDirectory) return mine === 'owner' ? ['owner', theirs] : [];
  if (mine === 'owner') return ['owner', 'admin', 'member'];
  return mine === 'admin' && theirs !== 'owner' ? ['admin', 'member'] : [];
}

/** Whether somebody with role `mine` may remove this member. Everybody may leave. */
export const mayRemove = (mine: Role, member: Pick<Member, 'role' | 'isYou'>): boolean =>
  member.isYou || mine === 'owner' || (mine === 'admin' && member.role !== 'owner');

/** Whether somebody with role `mine` may suspend this member, or let them in again. Nobody locks themselves out. */
export const maySuspend = (mine: Role, member: Pick<Member, 'role' | 'isYou'>): boolean =>
  !member.isYou && mayRemove(mine, member);

/** Those with the words in name or e-mail address. */
export function filterMembers(members: readonly Member[], search: string): readonly Member[] {
  const words = search.trim().toLowerCase();
  return members.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(words));
}
