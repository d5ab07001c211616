/** Shows a query's answer; while it loads a skeleton of the same size, and when it fails what to do. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FailureAlert } from './FailureAlert.tsx';

interface LoadedProps<T> {
  readonly query: UseQueryResult<T, Error>;
  readonly skeleton: ReactNode;
  readonly children: (data: T) => ReactNode;
}

export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) {
    return <FailureAlert failure={query.error} title="This could not be loaded" onRetry={() => void query.refetch()} />;
  }
  return (
    <div aria-busy="true" role="status" aria-label="Loading">
      {skeleton}
    </div>
  );
}
