/** Operations that answer page by page, newest first. */
import type { AnyOperation, ResponseOf } from '@latchkey/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ApiFailure } from './api-failure.ts';
import { call, type InputOf } from './call.ts';
import type { ApiQueryOptions } from './use-api.ts';
import { keyOf } from './use-api.ts';

/** An operation with `before` in its query and `next` in its response. */
type Paged<O extends AnyOperation> = ResponseOf<O> extends { next: string | null } ? O : never;

/** `data.pages` holds the answers so far; `fetchNextPage` loads more while `hasNextPage`. */
export function useApiPages<O extends AnyOperation>(
  operation: Paged<O>,
  input: InputOf<O>,
  options: Omit<ApiQueryOptions, 'keepPrevious'> = {},
) {
  return useInfiniteQuery({
    queryKey: [...keyOf<O>(operation, input), 'pages'],
    queryFn: ({ pageParam, signal }): Promise<ResponseOf<O>> =>
      // `Paged` makes sure that the query takes `before`.
      call<O>(operation, { ...input, query: { ...input.query, before: pageParam } } as InputOf<O>, signal),
    initialPageParam: undefined as string | undefined, // the type of all later ones
    getNextPageParam: (last: ResponseOf<O>): string | undefined => (last as { next: string | null }).next ?? undefined, // see `Paged`
    enabled: options.enabled ?? true,
    refetchInterval: options.refreshEvery ?? false,
    throwOnError: (_error: ApiFailure) => false,
  });
}
