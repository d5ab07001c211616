/** A new destination: description and address, then its secret, once. */
import { createAuditStream, listAuditStreams } from '@latchkey/contract';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../../api/index.ts';
import { FailureAlert } from '../../../components/index.ts';
import { applyFailure, focusFirstError, useLiveForm } from '../../../forms/index.ts';
import { useAccount } from '../../../session/index.ts';
import { NewSecret } from './NewSecret.tsx';
import { addressRule, descriptionRule } from './stream-rules.ts';

interface NewStreamDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function NewStreamDialog({ opened, onClose }: NewStreamDialogProps) {
  // A click beside the dialog would lose the secret, or what was typed.
  return (
    <Modal opened={opened} onClose={onClose} title="New destination" centered closeOnClickOutside={false}>
      <NewStream onDone={onClose} />
    </Modal>
  );
}

function NewStream({ onDone }: { readonly onDone: () => void }) {
  const account = useAccount();
  const [secret, setSecret] = useState<string | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm({
    initialValues: { description: '', url: '' },
    validate: { description: descriptionRule, url: addressRule },
  });
  const creation = useApiMutation(createAuditStream, {
    invalidates: [listAuditStreams],
    onSuccess: (created) => setSecret(created.secret),
  });
  if (secret !== null) return <NewSecret secret={secret} onDone={onDone} />;
  const submit = form.onSubmit(
    ({ description, url }) => {
      setFailure(null);
      creation.mutate(
        { params: { account: account.id }, body: { description: description.trim(), url: url.trim() } },
        { onError: (error) => setFailure(applyFailure(form, error)) },
      );
    },
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FailureAlert failure={failure} title="No destination was made" />
        <TextInput
          label="Description"
          placeholder="SIEM"
          maxLength={100}
          required
          data-autofocus
          {...form.getInputProps('description')}
        />
        <TextInput
          label="Address"
          description="Events are posted here. It must be reachable from Latchkey, over https."
          placeholder="https://logs.example.com/latchkey"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          required
          {...form.getInputProps('url')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={creation.isPending}>
            Create destination
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
