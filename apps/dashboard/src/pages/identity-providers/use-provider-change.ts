/** Changes options of a provider: shown at once, taken back with a message when the server says no. */
import {
  type BodyOf,
  getIdentityProvider,
  type IdentityProvider,
  listIdentityProviders,
  listSignInAttempts,
  updateIdentityProvider,
} from '@latchkey/contract';
import { useApiMutation } from '../../api/index.ts';
import { toastFailure, toastSuccess } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';

type ProviderChange = BodyOf<typeof updateIdentityProvider>;

export function useProviderChange(provider: IdentityProvider, whenItFails: string) {
  const account = useAccount();
  const update = useApiMutation(updateIdentityProvider, {
    invalidates: [getIdentityProvider, listIdentityProviders, listSignInAttempts],
  });
  return {
    /** The provider as it will be once the change is saved. */
    shown: update.isPending ? { ...provider, ...update.variables.body } : provider,
    pending: update.isPending,
    failure: update.error,
    reset: update.reset,
    change: (change: ProviderChange, onDone?: () => void): void =>
      update.mutate(
        { params: { account: account.id, provider: provider.id }, body: change },
        {
          onError: (failure) => toastFailure(failure, whenItFails),
          onSuccess: onDone ?? (() => toastSuccess('Saved')),
        },
      ),
  };
}
