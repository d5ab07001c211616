/** What every page does alike when the API says that this browser may not: the way to sign in, with the way back. */
import { notifications } from '@mantine/notifications';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type ApiFailure, onApiFailure, queryClient } from '../api/index.ts';
import { sessionOptions, useAccountOrNull } from '../session/index.ts';

/** Why somebody is sent to an account's sign-in page. */
export type SignInReason = 'sso_required' | 'other_account';

const reasonOf = (failure: ApiFailure): SignInReason | null => {
  if (failure.code === 'SSO_REQUIRED') return 'sso_required';
  return failure.code === 'SESSION_OPENS_OTHER_ACCOUNT' ? 'other_account' : null;
};

export function useFailures(): void {
  const navigate = useNavigate();
  const router = useRouter();
  const address = useAccountOrNull()?.address;
  useEffect(
    () =>
      onApiFailure((failure, from) => {
        const reason = reasonOf(failure);
        const ended = failure.code === 'NOT_SIGNED_IN';
        if (!ended && reason === null) return;
        if (from === 'mutation') {
          // Leaving now would lose what was typed.
          notifications.show({
            id: 'session-ended',
            title: ended ? 'You are signed out' : 'Sign in to this account again',
            message: 'Nothing you typed is lost: sign in in another tab, then press the button again.',
            color: 'yellow',
            autoClose: false,
            role: 'alert',
          });
          return;
        }
        const here = router.state.location.href;
        if (ended) {
          // The shell leads to the sign-in page when nobody is signed in.
          queryClient.setQueryData(sessionOptions.queryKey, { signedIn: false });
        } else if (reason !== null && address !== undefined) {
          void queryClient.invalidateQueries({ queryKey: sessionOptions.queryKey });
          void navigate({ to: '/sign-in/$address', params: { address }, search: { reason, return: here } });
        }
      }),
    [navigate, router, address],
  );
}
