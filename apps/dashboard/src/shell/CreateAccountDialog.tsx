/** Another account, whose owner is the person who creates it. */
import { createAccount } from '@latchkey/contract';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../api/index.ts';
import { FailureAlert, toastSuccess } from '../components/index.ts';
import { accountNameRule, applyFailure, useLiveForm } from '../forms/index.ts';
import { chooseAccount, refreshSession } from '../session/index.ts';

interface CreateAccountDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function CreateAccountDialog({ opened, onClose }: CreateAccountDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="New account" centered>
      <CreateAccountForm onDone={onClose} />
    </Modal>
  );
}

/** Also the whole page of a person without accounts. */
export function CreateAccountForm({ onDone }: { readonly onDone: () => void }) {
  const navigate = useNavigate();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm({ initialValues: { name: '' }, validate: { name: accountNameRule } });
  const creation = useApiMutation(createAccount, {
    onSuccess: async (account) => {
      chooseAccount(account.id);
      await refreshSession();
      toastSuccess(`${account.name} is created. You are its owner.`);
      onDone();
      await navigate({ to: '/' });
    },
  });
  const save = form.onSubmit(({ name }) => {
    setFailure(null);
    creation.mutate({ body: { name: name.trim() } }, { onError: (error) => setFailure(applyFailure(form, error)) });
  });
  return (
    <form onSubmit={save} noValidate>
      <Stack gap="md">
        <FailureAlert failure={failure} />
        <TextInput
          label="Account name"
          description="Usually the name of your organisation. It can be changed."
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={creation.isPending}>
            Create account
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
