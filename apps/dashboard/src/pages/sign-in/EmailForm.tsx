/** The first step of signing in: the e-mail address. Where single sign-on is the only way, it goes straight on to it. */
import { discoverSignIn, type ResponseOf } from '@latchkey/contract';
import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApiMutation } from '../../api/index.ts';
import { emailRule, focusFirstError, useLiveForm } from '../../forms/index.ts';
import { leaveFor, onlyWay } from './leave-for.ts';

type Discovery = ResponseOf<typeof discoverSignIn>;

interface EmailFormProps {
  readonly initial: string;
  readonly primary: boolean;
  readonly returnTo: string | undefined;
  readonly onFound: (email: string, found: Discovery) => void;
}

export function EmailForm({ initial, primary, returnTo, onFound }: EmailFormProps) {
  const form = useLiveForm({ initialValues: { email: initial }, validate: { email: emailRule } });
  const [leaving, setLeaving] = useState(false);
  const discovery = useApiMutation(discoverSignIn);
  const submit = form.onSubmit(
    ({ email: typed }) => {
      const email = typed.trim();
      discovery.mutate(
        { body: { email } },
        {
          onSuccess: (found) => {
            onFound(email, found);
            const way = onlyWay(found);
            if (way === null) return;
            setLeaving(true);
            leaveFor({ ...way, returnTo });
          },
          // Not to find single sign-on must keep nobody from their password.
          onError: () => onFound(email, { accounts: [] }),
        },
      );
    },
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          autoFocus={initial !== ''}
          {...form.getInputProps('email')}
        />
        <Button
          type="submit"
          fullWidth
          variant={primary ? 'filled' : 'default'}
          loading={discovery.isPending || leaving}
        >
          Continue
        </Button>
      </Stack>
    </form>
  );
}
