/** The SP keys of a provider, and what changes them. */
import {
  activateSpKey,
  createSpKey,
  type IdentityProvider,
  listSpKeys,
  retireSpKey,
  type SpKeyUse,
} from '@latchkey/contract';
import { useApi, useApiMutation } from '../../api/index.ts';
import { useAccount } from '../../session/index.ts';

/** Another admin may be at it as well. */
const refreshEvery = 10_000;

export function useSpKeys(provider: Pick<IdentityProvider, 'id'>) {
  const account = useAccount();
  return useApi(listSpKeys, { params: { account: account.id, provider: provider.id } }, { refreshEvery });
}

/** What is shown is asked for anew after a failure too: it usually says that somebody else was faster. */
export function useKeyChanges(provider: Pick<IdentityProvider, 'id'>, onDone: () => void) {
  const account = useAccount();
  const params = { account: account.id, provider: provider.id };
  const options = { invalidates: [listSpKeys], onSuccess: onDone };
  const create = useApiMutation(createSpKey, options);
  const activate = useApiMutation(activateSpKey, options);
  const retire = useApiMutation(retireSpKey, options);
  const all = [create, activate, retire];
  return {
    create: (use: SpKeyUse) => create.mutate({ params, body: { use } }),
    activate: (key: string) => activate.mutate({ params: { ...params, key } }),
    retire: (key: string) => retire.mutate({ params: { ...params, key } }),
    pending: all.some(({ isPending }) => isPending),
    failure: all.map(({ error }) => error).find((error) => error !== null) ?? null,
    reset: () => {
      for (const each of all) each.reset();
    },
  };
}
