/** The directory: people, groups, and what belongs to whom. */

export { globalAdministrator, isAssigned, isGlobalAdministrator, rolesOf } from './access.ts';
export {
  addGroupMember,
  createGroup,
  deleteGroup,
  type GroupInput,
  removeGroupMember,
} from './change-groups.ts';
export { createUser, deleteUser, emptyProfile, saveUser, type UserInput, type UserProfile } from './change-users.ts';
export { findGroup, findUser, findUserBySignInName } from './find-principal.ts';
export { allGroupsOf, directGroupsOf } from './membership.ts';
export { hashPassword, isPassword } from './password.ts';
