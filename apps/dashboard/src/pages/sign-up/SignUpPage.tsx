/** A new person with a new account. */
import { signUp } from '@latchkey/contract';
import { Button, Stack, TextInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { FailureAlert, PersonPage, TextLink } from '../../components/index.ts';
import {
  accountNameRule,
  applyFailure,
  emailRule,
  focusFirstError,
  NewPasswordInput,
  newPasswordRule,
  personNameRule,
  useLiveForm,
} from '../../forms/index.ts';
import { useArrival } from '../../session/index.ts';

export function SignUpPage() {
  const search = useSearch({ from: '/sign-up' });
  return (
    <PersonPage
      title="Create an account"
      description="You become its owner. Invite others, or let single sign-on bring them in."
      footer={
        <>
          Already have an account?{' '}
          <TextLink to="/sign-in" search={search} inherit>
            Sign in
          </TextLink>
        </>
      }
    >
      <SignUpForm returnTo={search.return} />
    </PersonPage>
  );
}

function SignUpForm({ returnTo }: { readonly returnTo: string | undefined }) {
  const arrive = useArrival();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm({
    initialValues: { name: '', email: '', password: '', accountName: '' },
    validate: { name: personNameRule, email: emailRule, password: newPasswordRule, accountName: accountNameRule },
  });
  const creation = useApiMutation(signUp, { onSuccess: (session) => arrive(session, { returnTo }) });
  const submit = form.onSubmit(
    ({ name, email, password, accountName }) => {
      setFailure(null);
      creation.mutate(
        { body: { name: name.trim(), email: email.trim(), password, accountName: accountName.trim() } },
        {
          onError: (error) => {
            setFailure(applyFailure(form, error));
            if (error.code === 'EMAIL_TAKEN') form.setFieldError('email', error.message);
          },
        },
      );
    },
    (errors) => focusFirstError(form, errors),
  );
  const { name, email, accountName } = form.values;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FailureAlert failure={failure?.code === 'EMAIL_TAKEN' ? null : failure} />
        <TextInput label="Your name" autoComplete="name" required {...form.getInputProps('name')} />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          {...form.getInputProps('email')}
        />
        <NewPasswordInput
          label="Password"
          required
          own={[name, email, accountName]}
          {...form.getInputProps('password')}
          value={form.values.password}
        />
        <TextInput
          label="Account name"
          description="Usually the name of your organisation. It can be changed."
          autoComplete="organization"
          required
          {...form.getInputProps('accountName')}
        />
        <Button type="submit" fullWidth loading={creation.isPending}>
          Create account
        </Button>
      </Stack>
    </form>
  );
}
