/** Changes options of a provider: shown at once, taken back with a message when the server says no. */
import {
  type BodyOf,
  getIdentityProvider,
  type IdentityProvider,
  listIdentityProviders,
  listSignInAttempts,
  updateIdentityProvider,
} from '@latchkey/contract';
import { useState } from 'react';
import { useApiMutation } from '../../api/index.ts';
import { toastFailure, toastSuccess } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';

type ProviderChange = BodyOf<typeof updateIdentityProvider>;

/** @param whenItFails the title of the message; `null` where the caller shows `failure` itself. */
export function useProviderChange(provider: IdentityProvider, whenItFails: string | null) {
  const account = useAccount();
  const update = useApiMutation(updateIdentityProvider, {
    invalidates: [getIdentityProvider, listIdentityProviders, listSignInAttempts],
  });
  // Shown from the very click on: the mutation itself tells of its start a moment later.
  const [wanted, setWanted] = useState<ProviderChange | null>(null);
  return {
    /** The provider as it will be once the change is saved. */
    shown: { ...provider, ...wanted },
    pending: update.isPending,
    failure: update.error,
    reset: update.reset,
    change: (change: ProviderChange, onDone: () => void = () => toastSuccess('Saved')): void => {
      setWanted(change);
      // A promise, since callbacks of `mutate` are dropped when the change takes this part off the page.
      void update
        .mutateAsync({ params: { account: account.id, provider: provider.id }, body: change })
        .then(onDone, (failure: Error) => whenItFails !== null && toastFailure(failure, whenItFails))
        .finally(() => setWanted(null));
    },
  };
}
