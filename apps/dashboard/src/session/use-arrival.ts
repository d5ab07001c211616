/** What happens when somebody has just signed in: old answers are forgotten, and the page that was asked for opens. */
import type { CurrentSession } from '@latchkey/contract';
import { notifications } from '@mantine/notifications';
import { useRouter } from '@tanstack/react-router';
import { queryClient } from '../api/index.ts';
import { chooseAccount } from './chosen-account.ts';
import { safeReturnPath } from './return-path.ts';
import { sessionOptions } from './use-session.ts';

interface Arrival {
  /** Any text; only paths of this origin are followed. Default `/`. */
  readonly returnTo?: string | undefined;
  /** The account that somebody signed in to, by its address; it is shown. */
  readonly address?: string;
}

export function useArrival(): (session: CurrentSession, arrival?: Arrival) => void {
  const router = useRouter();
  return (session, { returnTo, address } = {}) => {
    queryClient.clear();
    queryClient.setQueryData(sessionOptions.queryKey, session);
    notifications.hide('session-ended');
    const account = session.signedIn ? session.accounts.find((each) => each.address === address) : undefined;
    if (account !== undefined) chooseAccount(account.id);
    router.history.push(safeReturnPath(returnTo));
  };
}
