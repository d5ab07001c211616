/** What every page does alike when the API says that this browser may not: the way to sign in, with the way back. */
import { notifications } from '@mantine/notifications';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type ApiFailure, onApiFailure, queryClient } from '../api/index.ts';
import { hasUnsaved } from '../forms/index.ts';
import { sessionOptions, useAccountOrNull, useSessionOrNull } from '../session/index.ts';

/** Why somebody is sent to an account's sign-in page. */
type SignInReason = 'sso_required' | 'other_account';

const reasonOf = (failure: ApiFailure): SignInReason | null => {
  if (failure.code === 'SSO_REQUIRED') return 'sso_required';
  return failure.code === 'SESSION_OPENS_OTHER_ACCOUNT' ? 'other_account' : null;
};

const noticeId = 'session-ended';

/** Instead of leaving: that would lose what was typed. */
function askToSignInElsewhere(): void {
  notifications.show({
    id: noticeId,
    title: 'You need to sign in again',
    message: 'Nothing you typed is lost: sign in in another tab, then press the button here again.',
    color: 'yellow',
    autoClose: false,
    role: 'alert',
  });
}

/** Leads to the sign-in page, and back here afterwards, when the session has ended: in another tab, in time, or by an admin. */
function useEndedSession(): void {
  const router = useRouter();
  const ended = useSessionOrNull() === null;
  useEffect(() => {
    if (!ended) notifications.hide(noticeId);
    else if (hasUnsaved()) askToSignInElsewhere();
    else {
      const search = { return: router.state.location.href, reason: 'ended' };
      void router.navigate({ to: '/sign-in', search, replace: true });
    }
  }, [ended, router]);
}

export function useFailures(): void {
  const router = useRouter();
  const address = useAccountOrNull()?.address;
  useEndedSession();
  useEffect(
    () =>
      onApiFailure((failure, from) => {
        // The session as it is now says that the account is closed, and the frame shows the way to open it.
        if (failure.code === 'SESSION_OVER') void queryClient.invalidateQueries({ queryKey: sessionOptions.queryKey });
        const reason = reasonOf(failure);
        const ended = failure.code === 'NOT_SIGNED_IN';
        if (!ended && reason === null) return;
        if (from === 'mutation' || (reason !== null && hasUnsaved())) askToSignInElsewhere();
        else if (ended) queryClient.setQueryData(sessionOptions.queryKey, { signedIn: false });
        else if (reason !== null && address !== undefined) {
          const search = { reason, return: router.state.location.href };
          void queryClient.invalidateQueries({ queryKey: sessionOptions.queryKey });
          void router.navigate({ to: '/sign-in/$address', params: { address }, search });
        }
      }),
    [router, address],
  );
}
