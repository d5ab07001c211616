/** Sign-in attempts: the one door. */
export {
  countByDay,
  countSignIns,
  type DayCount,
  figuresOf,
  type LatestAttempt,
  latestFinishedByProvider,
  type ProviderFigures,
} from './count-attempts.ts';
export {
  type AttemptCheck,
  type AttemptCode,
  type AttemptDetail,
  attemptRetention,
  beginAttempt,
  emptyDetail,
  type SignInAttempt,
} from './sign-in-attempt.ts';
export { registerSignInAttempts } from './sign-in-attempt-routes.ts';
export {
  type AttemptChange,
  countRefusals,
  deleteAttemptsBefore,
  findAttempt,
  insertAttempt,
  updateAttempt,
} from './sign-in-attempt-store.ts';
