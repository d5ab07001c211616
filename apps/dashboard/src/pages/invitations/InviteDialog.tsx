/** Invites a person: e-mail and role, then where the message went, and the link, once. */
import { createInvitation, listInvitations, type ResponseOf, type Role } from '@latchkey/contract';
import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { FailureAlert } from '../../components/index.ts';
import { applyFailure, emailRule, focusFirstError, useLiveForm } from '../../forms/index.ts';
import { useAccount } from '../../session/index.ts';
import { roleMeanings, roleNames } from '../members/index.ts';
import { NewLink } from './NewLink.tsx';

type Created = ResponseOf<typeof createInvitation>;

interface InviteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function InviteDialog({ opened, onClose }: InviteDialogProps) {
  // A click beside the dialog would lose the link, or what was typed.
  return (
    <Modal opened={opened} onClose={onClose} title="Invite a person" centered closeOnClickOutside={false}>
      <Invite onDone={onClose} />
    </Modal>
  );
}

function Invite({ onDone }: { readonly onDone: () => void }) {
  const [created, setCreated] = useState<Created | null>(null);
  if (created === null) return <InviteForm onCreated={setCreated} />;
  return <CreatedInvitation created={created} onAnother={() => setCreated(null)} onDone={onDone} />;
}

function InviteForm({ onCreated }: { readonly onCreated: (created: Created) => void }) {
  const account = useAccount();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm<{ email: string; role: Role }>({
    initialValues: { email: '', role: 'member' },
    validate: { email: emailRule },
  });
  const creation = useApiMutation(createInvitation, { invalidates: [listInvitations], onSuccess: onCreated });
  // Only owners invite owners.
  const roles: readonly Role[] = account.isOwner ? ['member', 'admin', 'owner'] : ['member', 'admin'];
  const submit = form.onSubmit(
    ({ email, role }) => {
      setFailure(null);
      creation.mutate(
        { params: { account: account.id }, body: { email: email.trim(), role } },
        { onError: (error) => setFailure(applyFailure(form, error)) },
      );
    },
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FailureAlert failure={failure} title="No invitation was made" />
        <TextInput
          label="E-mail"
          type="email"
          inputMode="email"
          autoComplete="off"
          required
          data-autofocus
          {...form.getInputProps('email')}
        />
        <Radio.Group label="Role" {...form.getInputProps('role')}>
          <Stack gap="xs" mt="xs">
            {roles.map((role) => (
              <Radio key={role} value={role} label={roleNames[role]} description={roleMeanings[role]} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button type="submit" loading={creation.isPending}>
            Create invitation
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface CreatedInvitationProps {
  readonly created: Created;
  readonly onAnother: () => void;
  readonly onDone: () => void;
}

function CreatedInvitation({ created, onAnother, onDone }: CreatedInvitationProps) {
  return (
    <Stack gap="md">
      <NewLink created={created} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onAnother}>
          Invite another
        </Button>
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  );
}
