/** Sign-in attempts page by page, newest first, asked again every few seconds while the page is visible. */
import { type AttemptOutcome, listSignInAttempts, type ResponseOf } from '@latchkey/contract';
import { type InfiniteData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { type ApiFailure, call, keyOf } from '../../api/index.ts';
import { useAccount } from '../../session/index.ts';

export interface AttemptFilter {
  readonly provider: string | undefined;
  readonly outcome: AttemptOutcome | undefined;
}

type Page = ResponseOf<typeof listSignInAttempts>;

export function useAttempts(filter: AttemptFilter) {
  const params = { account: useAccount().id };
  const query = {
    limit: 50,
    ...(filter.provider !== undefined && { provider: filter.provider }),
    ...(filter.outcome !== undefined && { outcome: filter.outcome }),
  };
  return useInfiniteQuery<Page, ApiFailure, InfiniteData<Page, string | null>, QueryKey, string | null>({
    queryKey: [...keyOf(listSignInAttempts, { params, query }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(
        listSignInAttempts,
        { params, query: { ...query, ...(pageParam !== null && { before: pageParam }) } },
        signal,
      ),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    // All loaded pages are asked again: often for one page, seldom for many.
    refetchInterval: (present) => ((present.state.data?.pages.length ?? 1) > 1 ? 20_000 : 3_000),
  });
}
