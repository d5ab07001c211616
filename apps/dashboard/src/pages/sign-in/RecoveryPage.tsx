/** The way in for an owner when single sign-on is enforced and does not work: a recovery code, once, with the password of whoever has one. */
import { signInWithRecoveryCode } from '@latchkey/contract';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { FailureAlert, PersonPage, TextLink, toastSuccess } from '../../components/index.ts';
import { applyFailure, emailRule, focusFirstError, presentRule, useLiveForm } from '../../forms/index.ts';
import { useArrival } from '../../session/index.ts';

export function RecoveryPage() {
  const { address } = useParams({ from: '/sign-in/$address/recovery' });
  const arrive = useArrival();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm({
    initialValues: { email: '', password: '', code: '' },
    validate: {
      email: emailRule,
      code: presentRule('Enter one of the recovery codes that were shown when single sign-on was enforced.'),
    },
  });
  const recovery = useApiMutation(signInWithRecoveryCode, {
    onSuccess: (session) => {
      arrive(session, { returnTo: '/settings/account', address });
      toastSuccess('You are in for a short time. This code will not work again.');
    },
  });
  const submit = form.onSubmit(
    ({ email, password, code }) => {
      setFailure(null);
      recovery.mutate(
        { body: { accountAddress: address, email: email.trim(), password, code: code.trim() } },
        { onError: (error) => setFailure(applyFailure(form, error)) },
      );
    },
    (errors) => focusFirstError(form, errors),
  );
  return (
    <PersonPage
      title="Use a recovery code"
      description={`For owners of “${address}” who cannot sign in through single sign-on. Each code works once, and every use is recorded.`}
      footer={
        <TextLink to="/sign-in/$address" params={{ address }} inherit>
          Back to sign in
        </TextLink>
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FailureAlert failure={failure} />
          <TextInput label="E-mail" type="email" autoComplete="username" required {...form.getInputProps('email')} />
          <PasswordInput
            label="Password"
            description="Leave it empty if you have none because you always come in through single sign-on."
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
          <TextInput
            label="Recovery code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            required
            {...form.getInputProps('code')}
          />
          <Button type="submit" fullWidth loading={recovery.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </PersonPage>
  );
}
