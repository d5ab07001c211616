/** The way to an account's own sign-in page, by its address. */
import { Button, Stack, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addressRule, focusFirstError, useLiveForm } from '../../forms/index.ts';
import { lastSignIn } from './last-sign-in.ts';

export function SsoForm({ returnTo }: { readonly returnTo: string | undefined }) {
  const [opened, setOpened] = useState(false);
  const navigate = useNavigate();
  const form = useLiveForm({
    initialValues: { address: lastSignIn()?.address ?? '' },
    validate: { address: addressRule },
  });
  if (!opened) {
    return (
      <Button
        variant="default"
        fullWidth
        leftSection={<IconKey size={16} aria-hidden />}
        onClick={() => setOpened(true)}
        aria-expanded={false}
      >
        Sign in with SSO
      </Button>
    );
  }
  const go = form.onSubmit(
    ({ address }) => {
      void navigate({
        to: '/sign-in/$address',
        params: { address },
        search: returnTo === undefined ? {} : { return: returnTo },
      });
    },
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form onSubmit={go} noValidate>
      <Stack gap="md">
        <TextInput
          label="Account address"
          description="The short name of your organisation’s account. Whoever invited you knows it."
          placeholder="contoso"
          autoCapitalize="none"
          autoComplete="organization"
          spellCheck={false}
          required
          autoFocus
          {...form.getInputProps('address')}
        />
        <Button type="submit" variant="default" fullWidth>
          Continue
        </Button>
      </Stack>
    </form>
  );
}
