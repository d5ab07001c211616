/** The rarer things: a new secret, another address, the end. */
import {
  type AuditStream,
  deleteAuditStream,
  listAuditStreams,
  rotateAuditStreamSecret,
  updateAuditStream,
} from '@latchkey/contract';
import { Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../../api/index.ts';
import { ConfirmDialog, FailureAlert, toastSuccess } from '../../../components/index.ts';
import { applyFailure, focusFirstError, useLiveForm } from '../../../forms/index.ts';
import { useAccount } from '../../../session/index.ts';
import { NewSecret } from './NewSecret.tsx';
import { addressRule, descriptionRule } from './stream-rules.ts';

type Asked = 'edit' | 'secret' | 'delete' | null;

export function StreamMenu({ stream }: { readonly stream: AuditStream }) {
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="subtle" size="compact-sm" aria-label={`More for ${stream.description}`}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsked('edit')}>Edit</Menu.Item>
          <Menu.Item onClick={() => setAsked('secret')}>New secret</Menu.Item>
          <Menu.Item color="red" onClick={() => setAsked('delete')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asked === 'edit'} onClose={close} title="Edit destination" centered closeOnClickOutside={false}>
        <EditForm stream={stream} onDone={close} />
      </Modal>
      <Modal
        opened={asked === 'secret'}
        onClose={close}
        title="Make a new secret?"
        centered
        closeOnClickOutside={false}
      >
        <Rotation stream={stream} onDone={close} />
      </Modal>
      <Deletion stream={stream} opened={asked === 'delete'} onClose={close} />
    </>
  );
}

interface PartProps {
  readonly stream: AuditStream;
  readonly onDone: () => void;
}

function EditForm({ stream, onDone }: PartProps) {
  const account = useAccount();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm({
    initialValues: { description: stream.description, url: stream.url },
    validate: { description: descriptionRule, url: addressRule },
  });
  const change = useApiMutation(updateAuditStream, { invalidates: [listAuditStreams], onSuccess: onDone });
  const submit = form.onSubmit(
    (values) => {
      setFailure(null);
      // Only what was changed here: what a colleague has changed meanwhile stays.
      const description = values.description.trim();
      const url = values.url.trim();
      change.mutate(
        {
          params: { account: account.id, stream: stream.id },
          body: {
            ...(description !== stream.description && { description }),
            ...(url !== stream.url && { url }),
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
        <FailureAlert failure={failure} title="Nothing was changed" />
        <TextInput label="Description" maxLength={100} required data-autofocus {...form.getInputProps('description')} />
        <TextInput
          label="Address"
          description="What waits is sent to the new address. The secret stays."
          inputMode="url"
          spellCheck={false}
          required
          {...form.getInputProps('url')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={change.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Rotation({ stream, onDone }: PartProps) {
  const account = useAccount();
  const [secret, setSecret] = useState<string | null>(null);
  const rotation = useApiMutation(rotateAuditStreamSecret, {
    invalidates: [listAuditStreams],
    onSuccess: (made) => setSecret(made.secret),
  });
  if (secret !== null) {
    return <NewSecret secret={secret} note="The older one works for another 24 hours." onDone={onDone} />;
  }
  return (
    <Stack gap="md">
      <FailureAlert failure={rotation.error} title="No secret was made" />
      <Text size="sm">
        For 24 hours, deliveries to {stream.description} are signed with both, so that the receiver can change over
        without a gap. An older secret that still counts now stops to.
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button
          data-autofocus
          loading={rotation.isPending}
          onClick={() => rotation.mutate({ params: { account: account.id, stream: stream.id } })}
        >
          Make a new secret
        </Button>
      </Group>
    </Stack>
  );
}

interface DeletionProps {
  readonly stream: AuditStream;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function Deletion({ stream, opened, onClose }: DeletionProps) {
  const account = useAccount();
  const deletion = useApiMutation(deleteAuditStream, {
    invalidates: [listAuditStreams],
    onSuccess: () => {
      onClose();
      toastSuccess(`${stream.description} gets no events any more.`);
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Delete ${stream.description}?`}
      confirmLabel="Delete"
      pending={deletion.isPending}
      failure={deletion.error}
      onConfirm={() => deletion.mutate({ params: { account: account.id, stream: stream.id } })}
    >
      {stream.waiting > 0
        ? `${stream.waiting} ${stream.waiting === 1 ? 'event that waits is' : 'events that wait are'} not sent. `
        : ''}
      The audit log itself stays as it is.
    </ConfirmDialog>
  );
}
