/** What other pages use of members: the words for roles. */
export { roleMeanings, roleNames, roleWithArticle } from './member-rules.ts';
