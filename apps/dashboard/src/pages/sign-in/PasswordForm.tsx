/** E-mail and password. */
import { type CurrentSession, signIn } from '@latchkey/contract';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { FailureAlert } from '../../components/index.ts';
import { applyFailure, emailRule, focusFirstError, presentRule, useLiveForm } from '../../forms/index.ts';

interface PasswordFormProps {
  readonly onSignedIn: (session: CurrentSession) => void;
  /** The address that was given in a step before; it is not asked for again. */
  readonly email?: string;
  /** Default true. False where single sign-on stands above it. */
  readonly primary?: boolean;
}

export function PasswordForm({ onSignedIn, email: given, primary = true }: PasswordFormProps) {
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm({
    initialValues: { email: given ?? '', password: '' },
    validate: { email: emailRule, password: presentRule('Enter your password.') },
  });
  const mutation = useApiMutation(signIn, { onSuccess: onSignedIn });
  const submit = form.onSubmit(
    ({ email, password }) => {
      setFailure(null);
      mutation.mutate(
        { body: { email: email.trim(), password } },
        {
          onError: (error) => {
            setFailure(applyFailure(form, error));
            if (error.code === 'WRONG_CREDENTIALS')
              form.getInputNode<HTMLInputElement, 'password'>('password')?.select();
          },
        },
      );
    },
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FailureAlert failure={failure} />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          // Password managers want to see it, people have just typed it.
          readOnly={given !== undefined}
          display={given === undefined ? 'block' : 'none'}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          autoFocus={given !== undefined && primary}
          {...form.getInputProps('password')}
        />
        <Button type="submit" fullWidth variant={primary ? 'filled' : 'default'} loading={mutation.isPending}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
