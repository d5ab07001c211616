/** Sends an invitation again, with a new link. */
import { type Invitation, listInvitations, type ResponseOf, resendInvitation } from '@latchkey/contract';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useApiMutation } from '../../api/index.ts';
import { FailureAlert } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { NewLink } from './NewLink.tsx';

export function ResendInvitation({ invitation }: { readonly invitation: Invitation }) {
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={dialog.open}
        aria-label={`Send again: the invitation of ${invitation.email}`}
      >
        Send again
      </Button>
      <Modal opened={opened} onClose={dialog.close} title="Send this invitation again?" centered>
        <Resend invitation={invitation} onDone={dialog.close} />
      </Modal>
    </>
  );
}

function Resend({ invitation, onDone }: { readonly invitation: Invitation; readonly onDone: () => void }) {
  const account = useAccount();
  const [sent, setSent] = useState<ResponseOf<typeof resendInvitation> | null>(null);
  const resend = useApiMutation(resendInvitation, { invalidates: [listInvitations], onSuccess: setSent });
  if (sent !== null) {
    return (
      <Stack gap="md">
        <NewLink created={sent} />
        <Group justify="flex-end">
          <Button onClick={onDone}>Done</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <FailureAlert failure={resend.error} title="The invitation was not sent" />
      <Text size="sm">
        {invitation.email} gets a message with a new link, for another 7 days. The link from before stops working.
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button
          data-autofocus
          loading={resend.isPending}
          onClick={() => resend.mutate({ params: { account: account.id, invitation: invitation.id } })}
        >
          Send again
        </Button>
      </Group>
    </Stack>
  );
}
