/** Shows a change before the server has confirmed it, and takes it back when the server refuses. */
import type { AnyOperation, ResponseOf } from '@latchkey/contract';
import { useQueryClient } from '@tanstack/react-query';
import type { InputOf } from './call.ts';
import { optionsOf } from './use-api.ts';

/**
 * Changes the kept answer of `operation` at once, and answers with the way back: it restores the answer and reads it
 * anew. After a success the mutation's `invalidates` reads it anew.
 */
export function useOptimistic<O extends AnyOperation>(
  operation: O,
  input: InputOf<O>,
): (change: (present: ResponseOf<O>) => ResponseOf<O>) => () => void {
  const queryClient = useQueryClient();
  const { queryKey } = optionsOf(operation, input);
  return (change) => {
    void queryClient.cancelQueries({ queryKey });
    const before = queryClient.getQueryData(queryKey);
    if (before !== undefined) queryClient.setQueryData(queryKey, change(before));
    return () => {
      queryClient.setQueryData(queryKey, before);
      void queryClient.invalidateQueries({ queryKey });
    };
  };
}
