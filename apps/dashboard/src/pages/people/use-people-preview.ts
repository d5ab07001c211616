/** What the settings of a form would make of the last real sign-in, a moment after they were typed. */
import { type IdentityProvider, previewPeopleSettings } from '@latchkey/contract';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/index.ts';
import { useAccount } from '../../session/index.ts';
import { type PeopleForm, settingsOf } from './people-form.ts';

export function usePeoplePreview(provider: IdentityProvider, form: PeopleForm) {
  const account = useAccount();
  const [settled] = useDebouncedValue(form, 300);
  const params = { account: account.id, provider: provider.id };
  const body = settingsOf(settled);
  return useQuery({
    queryKey: [previewPeopleSettings.name, params, body, provider.defaultRole],
    queryFn: ({ signal }) => call(previewPeopleSettings, { params, body }, signal),
    placeholderData: keepPreviousData,
    // Somebody may be signing in at this moment.
    refetchInterval: 10_000,
  });
}
