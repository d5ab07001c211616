/** What admins do about the connection of a provider: refresh, decide, add and remove certificates. */
import {
  addCertificate,
  decideMetadataChange,
  getIdentityProvider,
  getOverview,
  type IdentityProvider,
  listIdentityProviders,
  refreshMetadata,
  removeCertificate,
} from '@latchkey/contract';
import { useApiMutation } from '../../api/index.ts';
import { toastFailure, toastSuccess } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';

const invalidates = [getIdentityProvider, listIdentityProviders, getOverview];

export function useConnectionParams(provider: IdentityProvider) {
  const account = useAccount();
  return { account: account.id, provider: provider.id };
}

export function useRefresh(provider: IdentityProvider) {
  const params = useConnectionParams(provider);
  const refresh = useApiMutation(refreshMetadata, {
    invalidates,
    onSuccess: ({ outcome, message }) => {
      if (outcome === 'failed') toastFailure(new Error(message), 'Not refreshed');
      else toastSuccess(message);
    },
  });
  return {
    pending: refresh.isPending,
    refresh: () => refresh.mutate({ params }, { onError: (failure) => toastFailure(failure, 'Not refreshed') }),
  };
}

export const useDecision = () => useApiMutation(decideMetadataChange, { invalidates });
export const useAddCertificate = (onSuccess: () => void) => useApiMutation(addCertificate, { invalidates, onSuccess });
export const useRemoveCertificate = (onSuccess: () => void) =>
  useApiMutation(removeCertificate, { invalidates, onSuccess });
