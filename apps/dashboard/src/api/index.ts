/** The API for pages: typed calls, queries, mutations and their failures. */
export { ApiFailure, type FailureCode } from './api-failure.ts';
export { call, type InputOf } from './call.ts';
export { onApiFailure, queryClient } from './query-client.ts';
export { requestPath } from './request-path.ts';
export { provideSignInAgain, signInAgain } from './sign-in-again.ts';
export {
  type ApiMutationOptions,
  type ApiQueryOptions,
  keyOf,
  optionsOf,
  useApi,
  useApiMutation,
} from './use-api.ts';
export { useApiPages } from './use-api-pages.ts';
export { useOptimistic } from './use-optimistic.ts';
