/** Who is signed in. */
import { getCurrentSession } from '@latchkey/contract';
import { optionsOf, queryClient, useApi } from '../api/index.ts';
import type { SignedInSession } from './pick-account.ts';

export const sessionOptions = optionsOf(getCurrentSession, {});

/** The session, or `null` while nobody is signed in. */
export function useSessionOrNull(): SignedInSession | null {
  const { data } = useApi(getCurrentSession, {});
  return data?.signedIn === true ? data : null;
}

/** Forgets every answer and reads the session anew: after somebody joined, left, or signed out on a person's page. */
export async function refreshSession(): Promise<void> {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== getCurrentSession.name });
  await queryClient.fetchQuery({ ...sessionOptions, staleTime: 0 });
}
