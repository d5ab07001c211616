/** Operations as React Query's queries and mutations. */
import type { AnyOperation, ResponseOf } from '@latchkey/contract';
import {
  keepPreviousData,
  type QueryKey,
  queryOptions,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { ApiFailure } from './api-failure.ts';
import { call, type InputOf } from './call.ts';
import { callWithRecentSignIn } from './sign-in-again.ts';

/** The key of one answer, or, without input, the beginning of the keys of all answers of this operation. */
export function keyOf<O extends AnyOperation>(operation: O, input?: InputOf<O>): QueryKey {
  if (input === undefined) return [operation.name];
  return [operation.name, input.params ?? {}, input.query ?? {}];
}

/** For `queryClient.ensureQueryData`, `prefetchQuery` and the like. */
export function optionsOf<O extends AnyOperation>(operation: O, input: InputOf<O>) {
  return queryOptions<ResponseOf<O>, ApiFailure>({
    queryKey: keyOf(operation, input),
    queryFn: ({ signal }) => call(operation, input, signal),
  });
}

export interface ApiQueryOptions {
  /** Default true. False waits, e.g. for a role that may ask. */
  readonly enabled?: boolean;
  /** Milliseconds between refreshes while the page is visible; default: none. */
  readonly refreshEvery?: number | false;
  /** Shows the last answer while the next one loads, e.g. when a filter changes. */
  readonly keepPrevious?: boolean;
}

/** Asks an operation and keeps the answer; asks again when the window comes back. */
export function useApi<O extends AnyOperation>(
  operation: O,
  input: InputOf<O>,
  options: ApiQueryOptions = {},
): UseQueryResult<ResponseOf<O>, ApiFailure> {
  return useQuery({
    ...optionsOf(operation, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.refreshEvery ?? false,
    ...(options.keepPrevious === true && { placeholderData: keepPreviousData }),
  });
}

export interface ApiMutationOptions<O extends AnyOperation> {
  /** The operations whose answers are out of date after a success. */
  readonly invalidates?: readonly AnyOperation[];
  readonly onSuccess?: (response: ResponseOf<O>, input: InputOf<O>) => void | Promise<void>;
}

/** Calls an operation that changes something. Failures are the caller's to show: see `applyFailure` and `toastFailure`. */
export function useApiMutation<O extends AnyOperation>(
  operation: O,
  options: ApiMutationOptions<O> = {},
): UseMutationResult<ResponseOf<O>, ApiFailure, InputOf<O>> {
  const queryClient = useQueryClient();
  return useMutation<ResponseOf<O>, ApiFailure, InputOf<O>>({
    mutationFn: (input) => callWithRecentSignIn(operation, input),
    onSuccess: async (response, input) => {
      await Promise.all(
        (options.invalidates ?? []).map((stale) => queryClient.invalidateQueries({ queryKey: keyOf(stale) })),
      );
      await options.onSuccess?.(response, input);
    },
  });
}
