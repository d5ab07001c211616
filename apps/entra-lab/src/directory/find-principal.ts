/** Finds people and groups by id, and people by what they type on the sign-in page. */
import type { LabGroup, LabState, LabUser } from '../state.ts';

export const findUser = (state: LabState, id: string): LabUser | null =>
  state.users.find((user) => user.id === id) ?? null;

export const findGroup = (state: LabState, id: string): LabGroup | null =>
  state.groups.find((group) => group.id === id) ?? null;

/** Members sign in with their user principal name, guests with the mail address that they were invited by. */
export function findUserBySignInName(state: LabState, name: string): LabUser | null {
  const wanted = name.trim().toLowerCase();
  const matches = (user: LabUser) =>
    user.userPrincipalName.toLowerCase() === wanted ||
    (user.userType === 'Guest' && user.mail?.toLowerCase() === wanted);
  return state.users.find(matches) ?? null;
}
