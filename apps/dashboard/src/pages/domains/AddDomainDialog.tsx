/** Claims a domain: its name, then the list shows the record to set. */
import { addDomain, listDomains } from '@latchkey/contract';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { FailureAlert, toastSuccess } from '../../components/index.ts';
import { applyFailure, focusFirstError, presentRule, useLiveForm } from '../../forms/index.ts';
import { useAccount } from '../../session/index.ts';

interface AddDomainDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function AddDomainDialog({ opened, onClose }: AddDomainDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a domain" centered>
      <AddDomainForm onDone={onClose} />
    </Modal>
  );
}

function AddDomainForm({ onDone }: { readonly onDone: () => void }) {
  const account = useAccount();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm({ initialValues: { name: '' }, validate: { name: presentRule('Enter a domain.') } });
  const adding = useApiMutation(addDomain, {
    invalidates: [listDomains],
    onSuccess: (domain) => {
      toastSuccess(`Set the TXT record of ${domain.displayName} now.`);
      onDone();
    },
  });
  const submit = form.onSubmit(
    ({ name }) => {
      setFailure(null);
      adding.mutate(
        { params: { account: account.id }, body: { name: name.trim() } },
        {
          onError: (error) => {
            if (error.code === 'DOMAIN_EXISTS') form.setFieldError('name', error.message);
            else setFailure(applyFailure(form, error));
          },
        },
      );
    },
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FailureAlert failure={failure} title="The domain was not added" />
        <TextInput
          label="Domain"
          description="What follows the @ in your people’s e-mail addresses. A sub-domain is a domain of its own."
          placeholder="example.com"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={adding.isPending}>
            Add domain
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
