/** Users: the one door. */
export { createUser, type NewUser } from './create-user.ts';
export { emailKey, isEmail } from './email.ts';
export { readName } from './name.ts';
export { updateUserFromDirectory } from './update-user-from-directory.ts';
export type { User } from './user.ts';
export { registerUsers } from './user-routes.ts';
export { deleteUnreachableUsers, findUser, findUserWithPassword, replacePasswordHash } from './user-store.ts';
