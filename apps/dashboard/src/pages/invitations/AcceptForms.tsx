/** Accepting an invitation: as the person signed in, or as a new one. */
import { acceptInvitation } from '@latchkey/contract';
import { Button, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { FailureAlert, toastSuccess } from '../../components/index.ts';
import {
  applyFailure,
  focusFirstError,
  NewPasswordInput,
  newPasswordRule,
  personNameRule,
  useLiveForm,
} from '../../forms/index.ts';
import { chooseAccount, refreshSession } from '../../session/index.ts';

/** Accepts, and opens the account. */
function useAcceptance() {
  const navigate = useNavigate();
  return useApiMutation(acceptInvitation, {
    onSuccess: async ({ accountId }) => {
      chooseAccount(accountId);
      await refreshSession();
      toastSuccess('You are in.');
      await navigate({ to: '/' });
    },
  });
}

interface AcceptAsUserProps {
  readonly token: string;
  readonly email: string;
}

export function AcceptAsUser({ token, email }: AcceptAsUserProps) {
  const acceptance = useAcceptance();
  return (
    <Stack gap="md">
      <FailureAlert failure={acceptance.error} />
      <Button
        fullWidth
        loading={acceptance.isPending}
        onClick={() => acceptance.mutate({ params: { token }, body: {} })}
      >
        Accept as {email}
      </Button>
    </Stack>
  );
}

interface AcceptAsNewUserProps extends AcceptAsUserProps {
  readonly accountName: string;
}

export function AcceptAsNewUser({ token, email, accountName }: AcceptAsNewUserProps) {
  const acceptance = useAcceptance();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm({
    initialValues: { name: '', password: '' },
    validate: { name: personNameRule, password: newPasswordRule },
  });
  const submit = form.onSubmit(
    ({ name, password }) => {
      setFailure(null);
      acceptance.mutate(
        { params: { token }, body: { name: name.trim(), password } },
        { onError: (error) => setFailure(applyFailure(form, error)) },
      );
    },
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FailureAlert failure={failure} />
        <TextInput label="E-mail" value={email} readOnly autoComplete="username" variant="filled" />
        <TextInput label="Your name" autoComplete="name" required {...form.getInputProps('name')} />
        <NewPasswordInput
          label="Password"
          required
          own={[form.values.name, email, accountName]}
          {...form.getInputProps('password')}
          value={form.values.password}
        />
        <Button type="submit" fullWidth loading={acceptance.isPending}>
          Join {accountName}
        </Button>
      </Stack>
    </form>
  );
}
