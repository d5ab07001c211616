/** The form of the settings about people: kept through other people's changes, previewed, saved as a whole. */
import {
  changePeopleSettings,
  getIdentityProvider,
  type IdentityProvider,
  listIdentityProviders,
  type PeopleSettings,
} from '@latchkey/contract';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { toastSuccess } from '../../components/index.ts';
import { useUnsaved } from '../../forms/index.ts';
import { useAccount } from '../../session/index.ts';
import { differences, formOf, isSame, type PeopleForm, settingsOf } from './people-form.ts';

export interface PeopleFormState {
  readonly form: PeopleForm;
  readonly change: (form: PeopleForm) => void;
  readonly dirty: boolean;
  /** What somebody else has changed since this form began; empty when nobody has, or nothing was typed here. */
  readonly othersChanges: readonly string[];
  /** Saves over what the other one did. */
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  readonly save: () => void;
  readonly saving: boolean;
  readonly failure: ApiFailure | null;
}

export function usePeopleForm(provider: IdentityProvider): PeopleFormState {
  const account = useAccount();
  const present = provider.people;
  const [base, setBase] = useState<PeopleSettings>(present);
  const [form, setForm] = useState(() => formOf(present));
  const begin = (settings: PeopleSettings): void => {
    setBase(settings);
    setForm(formOf(settings));
  };
  const dirty = !isSame(form, base);
  const overtaken = present.revision > base.revision;
  // Nothing was typed: the form simply shows what there is now.
  if (overtaken && !dirty) begin(present);
  useUnsaved(dirty);
  const save = useApiMutation(changePeopleSettings, {
    invalidates: [getIdentityProvider, listIdentityProviders],
    onSuccess: ({ people }) => {
      begin(people);
      toastSuccess('Saved. It counts from the next sign-in of each person on.');
    },
  });
  const conflict = save.error?.code === 'PROVIDER_CHANGED';
  return {
    form,
    change: (next) => {
      if (save.error !== null) save.reset();
      setForm(next);
    },
    dirty,
    othersChanges: overtaken && dirty ? differences(base, present) : [],
    keepMine: () => setBase(present),
    takeTheirs: () => begin(present),
    save: () =>
      save.mutate({
        params: { account: account.id, provider: provider.id },
        body: { ...settingsOf(form), revision: base.revision },
      }),
    saving: save.isPending,
    // The alert about the other one's changes says more.
    failure: conflict && overtaken ? null : save.error,
  };
}
