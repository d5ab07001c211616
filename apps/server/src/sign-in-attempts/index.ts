/** Sign-in attempts: the one door. */
export {
  countByDay,
  countSignIns,
  type DayCount,
  figuresOf,
  type LatestAttempt,
  latestFinishedByProvider,
  type ProviderFigures,
} from './attempt-figures-store.ts';
export {
  type AttemptCheck,
  type AttemptCode,
  type AttemptDetail,
  beginAttempt,
  emptyDetail,
  type SignInAttempt,
} from './sign-in-attempt.ts';
export { registerSignInAttempts } from './sign-in-attempt-routes.ts';
export {
  type AttemptChange,
  findAttempt,
  insertAttempt,
  listVerifiedAttempts,
  updateAttempt,
} from './sign-in-attempt-store.ts';
