/** Makes, changes and deletes people. Call these inside `lab.store.update`. */
import type { Ids } from '../platform/index.ts';
import type { LabState, LabUser } from '../state.ts';
import { hashPassword } from './password.ts';

/** What an admin may change of a person. */
export type UserProfile = Omit<LabUser, 'id' | 'passwordHash'>;

/** The fields that may be left out are empty: `null`, no extension attributes, no roles, an enabled member. */
export type UserInput = Pick<UserProfile, 'userPrincipalName' | 'displayName'> &
  Partial<UserProfile> & { readonly password: string };

/** A member about whom nothing is known yet. */
export const emptyProfile = (): UserProfile => ({
  userPrincipalName: '',
  displayName: '',
  givenName: '',
  surname: '',
  mail: null,
  userType: 'Member',
  guestIdentityProvider: null,
  accountEnabled: true,
  multifactor: false,
  jobTitle: null,
  department: null,
  employeeId: null,
  companyName: null,
  country: null,
  city: null,
  preferredLanguage: null,
  telephoneNumber: null,
  onPremisesSamAccountName: null,
  otherMail: null,
  extensionAttributes: {},
  directoryRoles: [],
});

/** @returns the person, or `null` when the user principal name is taken or not of the form `name@domain`. */
export function createUser(state: LabState, input: UserInput, ids: Ids): LabUser | null {
  const { password, ...profile } = input;
  const userPrincipalName = input.userPrincipalName.trim();
  if (!isFree(state, userPrincipalName, null)) return null;
  const passwordHash = hashPassword(password, ids.token(16));
  const user: LabUser = { ...emptyProfile(), ...profile, userPrincipalName, id: ids.guid(), passwordHash };
  state.users.push(user);
  return user;
}

/** Changes a person. @returns whether it was done: `false` for an unknown id or a user principal name that is taken. */
export function saveUser(state: LabState, id: string, changes: Partial<UserProfile>): boolean {
  const user = state.users.find((candidate) => candidate.id === id);
  if (!user || !isFree(state, changes.userPrincipalName ?? user.userPrincipalName, id)) return false;
  Object.assign(user, changes);
  return true;
}

/** Deletes a person with all memberships and assignments. The administrator stays. @returns whether somebody was deleted. */
export function deleteUser(state: LabState, id: string): boolean {
  if (id === state.administratorId || !state.users.some((user) => user.id === id)) return false;
  state.users = state.users.filter((user) => user.id !== id);
  for (const group of state.groups) group.members = group.members.filter((member) => member !== id);
  for (const app of state.applications) {
    app.assignments = app.assignments.filter(({ principalId }) => principalId !== id);
  }
  return true;
}

function isFree(state: LabState, userPrincipalName: string, ownId: string | null): boolean {
  const name = userPrincipalName.toLowerCase();
  const taken = state.users.some((user) => user.id !== ownId && user.userPrincipalName.toLowerCase() === name);
  return /^[^@\s]+@[^@\s]+$/.test(name) && !taken;
}
