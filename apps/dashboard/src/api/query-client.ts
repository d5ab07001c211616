/** React Query's client: what is tried again, and who hears of failures. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiFailure } from './api-failure.ts';

/** Hears of every failure. `query`: a page could not load; `mutation`: somebody pressed a button and a form may be filled. */
export type FailureListener = (failure: ApiFailure, from: 'query' | 'mutation') => void;

const listeners = new Set<FailureListener>();

/** Adds a listener; answers how to remove it. */
export function onApiFailure(listener: FailureListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = (error: Error, from: 'query' | 'mutation'): void => {
  if (error instanceof ApiFailure) for (const listener of listeners) listener(error, from);
};

/** Only what may pass by itself is tried again: no answer, or an error of the server's side. */
const mayPass = (error: Error): boolean => error instanceof ApiFailure && (error.status === 0 || error.status >= 500);

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => tell(error, 'query') }),
  mutationCache: new MutationCache({ onError: (error) => tell(error, 'mutation') }),
  defaultOptions: {
    // 'always': without a network a call fails and says so, instead of waiting in silence.
    queries: { networkMode: 'always', staleTime: 1_000, retry: (failures, error) => failures < 2 && mayPass(error) },
    mutations: { networkMode: 'always', retry: false },
  },
});
