/** Another password; it ends the other sessions. */
import { changePassword, listSessions, type Profile } from '@latchkey/contract';
import { Box, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { FailureAlert, Section, toastSuccess } from '../../components/index.ts';
import {
  applyFailure,
  focusFirstError,
  NewPasswordInput,
  newPasswordRule,
  presentRule,
  useLiveForm,
} from '../../forms/index.ts';

export function PasswordSection({ profile }: { readonly profile: Profile }) {
  if (!profile.hasPassword) {
    return (
      <Section
        title="Password"
        description="You have none: you sign in through single sign-on, and your password is kept at your identity provider."
      />
    );
  }
  return (
    <Section title="Password" description="A new password signs you out everywhere but here.">
      <PasswordForm profile={profile} />
    </Section>
  );
}

interface PasswordValues extends Record<string, unknown> {
  currentPassword: string;
  newPassword: string;
}

function PasswordForm({ profile }: { readonly profile: Profile }) {
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm<PasswordValues>({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: presentRule('Enter the password that you have now.'),
      newPassword: (value, values: PasswordValues) =>
        newPasswordRule(value) ??
        (value === values.currentPassword ? 'Choose another one: this is your present password.' : null),
    },
  });
  const change = useApiMutation(changePassword, {
    invalidates: [listSessions],
    onSuccess: () => {
      form.reset();
      toastSuccess('Your password is changed. Your other sessions have ended.');
    },
  });
  const submit = form.onSubmit(
    (values) => {
      setFailure(null);
      change.mutate(
        { body: values },
        {
          onError: (error) => {
            if (error.code === 'WRONG_CREDENTIALS') {
              form.setFieldError('currentPassword', 'This is not your present password.');
              form.getInputNode<HTMLInputElement, 'currentPassword'>('currentPassword')?.select();
            } else setFailure(applyFailure(form, error));
          },
        },
      );
    },
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FailureAlert failure={failure} title="The password was not changed" />
        {/* Password managers want to know whose password it is. */}
        <input type="text" autoComplete="username" value={profile.email} readOnly hidden />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          required
          maw={420}
          {...form.getInputProps('currentPassword')}
        />
        <Box maw={420}>
          <NewPasswordInput
            label="New password"
            required
            own={[profile.name, profile.email]}
            {...form.getInputProps('newPassword')}
            value={form.values.newPassword}
          />
        </Box>
        <Group>
          <Button type="submit" loading={change.isPending}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
