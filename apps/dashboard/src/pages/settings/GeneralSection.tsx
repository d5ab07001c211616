/** Name and address of the account. */
import { type Account, getAccount, getCurrentSession, updateAccount } from '@latchkey/contract';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { CopyValue, FailureAlert, Section, toastSuccess } from '../../components/index.ts';
import { accountNameRule, addressRule, applyFailure, focusFirstError, useLiveForm } from '../../forms/index.ts';

export function GeneralSection({ account }: { readonly account: Account }) {
  return (
    <Section title="General">
      {account.role === 'member' ? (
        <Text size="sm">
          {account.name}, at the address “{account.address}”. Admins can change both.
        </Text>
      ) : (
        <GeneralForm account={account} />
      )}
      <CopyValue
        label="Sign-in page"
        hint="where members of this account sign in"
        value={`${window.location.origin}/sign-in/${account.address}`}
      />
    </Section>
  );
}

function GeneralForm({ account }: { readonly account: Account }) {
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm({
    initialValues: { name: account.name, address: account.address },
    validate: { name: accountNameRule, address: addressRule },
  });
  const saving = useApiMutation(updateAccount, {
    invalidates: [getAccount, getCurrentSession],
    onSuccess: (saved) => {
      form.setInitialValues({ name: saved.name, address: saved.address });
      form.resetDirty({ name: saved.name, address: saved.address });
      toastSuccess('Saved.');
    },
  });
  const submit = form.onSubmit(
    ({ name, address }) => {
      setFailure(null);
      const changed = {
        ...(name.trim() !== account.name && { name: name.trim() }),
        ...(address !== account.address && { address }),
      };
      saving.mutate(
        { params: { account: account.id }, body: changed },
        {
          onError: (error) => {
            if (error.code === 'ADDRESS_TAKEN') form.setFieldError('address', error.message);
            else setFailure(applyFailure(form, error));
          },
        },
      );
    },
    (errors) => focusFirstError(form, errors),
  );
  const moved = form.values.address !== account.address;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FailureAlert failure={failure} title="Nothing was saved" />
        <TextInput label="Account name" required maw={420} {...form.getInputProps('name')} />
        <TextInput
          label="Address"
          description="Small letters, digits and hyphens. It is part of the sign-in page’s address."
          required
          maw={420}
          spellCheck={false}
          autoCapitalize="none"
          {...form.getInputProps('address')}
        />
        {moved && (
          <Text size="sm" c="dimmed">
            Links to the old sign-in page stop working, also in a Sign on URL at your identity provider.
          </Text>
        )}
        <Group>
          <Button type="submit" loading={saving.isPending} disabled={!form.isDirty()}>
            Save changes
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
