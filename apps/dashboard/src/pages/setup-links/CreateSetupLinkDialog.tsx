/** Makes a setup link: what it is for and who gets it, then the link, once. */
import { createSetupLink, Description, listSetupLinks, type ResponseOf } from '@latchkey/contract';
import { Alert, Button, Group, Modal, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { CopyValue, FailureAlert, RelativeTime } from '../../components/index.ts';
import { applyFailure, emailRule, focusFirstError, textRule, useLiveForm } from '../../forms/index.ts';
import { useAccount } from '../../session/index.ts';

type Created = ResponseOf<typeof createSetupLink>;

interface CreateSetupLinkDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** A disabled provider; left out for a new one. */
  readonly provider?: { readonly id: string; readonly description: string };
}

export function CreateSetupLinkDialog({ opened, onClose, provider }: CreateSetupLinkDialogProps) {
  // A click beside the dialog would lose the link, or what was typed.
  return (
    <Modal opened={opened} onClose={onClose} title="Send a setup link" centered closeOnClickOutside={false}>
      <CreateSetupLink onDone={onClose} provider={provider} />
    </Modal>
  );
}

interface CreateProps {
  readonly onDone: () => void;
  readonly provider: CreateSetupLinkDialogProps['provider'];
}

function CreateSetupLink({ onDone, provider }: CreateProps) {
  const [created, setCreated] = useState<Created | null>(null);
  if (created === null) return <LinkForm provider={provider} onCreated={setCreated} />;
  return (
    <Stack gap="md">
      <CopyValue label="Setup link" hint={`for ${created.setupLink.recipient}`} value={created.link} />
      <Alert variant="light" color="yellow" icon={<IconInfoCircle aria-hidden />}>
        Copy it now: it is shown this once. It expires <RelativeTime at={created.setupLink.expiresAt} />, and you can
        end it at any time.
      </Alert>
      <Group justify="flex-end">
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  );
}

const lifetimes = [
  { value: '1', label: 'One day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
];

interface LinkFormProps {
  readonly provider: CreateSetupLinkDialogProps['provider'];
  readonly onCreated: (created: Created) => void;
}

function LinkForm({ provider, onCreated }: LinkFormProps) {
  const account = useAccount();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm({
    initialValues: { description: provider?.description ?? '', email: '', days: '7', mailed: true },
    validate: { description: textRule('a description', Description), email: emailRule },
  });
  const creation = useApiMutation(createSetupLink, { invalidates: [listSetupLinks], onSuccess: onCreated });
  const submit = form.onSubmit(
    ({ description, email, days, mailed }) => {
      setFailure(null);
      const recipient = email.trim();
      creation.mutate(
        {
          params: { account: account.id },
          body: {
            ...(provider === undefined ? { description: description.trim() } : { provider: provider.id }),
            recipient,
            ...(mailed && { email: recipient }),
            days: Number(days),
          },
        },
        { onError: (error) => setFailure(applyFailure(form, error)) },
      );
    },
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FailureAlert failure={failure} title="No link was made" />
        <Text size="sm">
          For a colleague who has rights at your identity provider, and needs none here. The link shows them what to
          enter there, takes its metadata, and runs a test. You look at it and enable it.
        </Text>
        <TextInput
          label="Description"
          description="Of the identity provider; people see it on the sign-in page."
          placeholder="Contoso Entra ID"
          required
          readOnly={provider !== undefined}
          data-autofocus
          {...form.getInputProps('description')}
        />
        <TextInput
          label="Your colleague’s e-mail"
          type="email"
          inputMode="email"
          autoComplete="off"
          required
          {...form.getInputProps('email')}
        />
        <Select
          label="The link works for"
          data={lifetimes}
          allowDeselect={false}
          comboboxProps={{ keepMounted: false }}
          {...form.getInputProps('days')}
        />
        <Switch
          label="Send it by mail"
          description="You see the link as well."
          {...form.getInputProps('mailed', { type: 'checkbox' })}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={creation.isPending}>
            Make the link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
