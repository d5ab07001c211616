/** Members: the one door. */
export { addMember, type NewMember } from './add-member.ts';
export { followDirectoryRole } from './follow-directory-role.ts';
export { mayGiveRole } from './may-give-role.ts';
export type { Member } from './member.ts';
export { registerMembers } from './member-routes.ts';
export { findMember, findMembersByEmail, releaseRoles, selectMembers } from './member-store.ts';
export { noteSignIn } from './note-sign-in.ts';
