/** What other pages use of members: the words for roles. */
export { roleMeanings, roleNames } from './member-rules.ts';
