/** A link that was just made: where the message with it went, and a copy of it, once. */
import type { createInvitation, ResponseOf } from '@latchkey/contract';
import { Alert, Stack } from '@mantine/core';
import { IconInfoCircle, IconMailCheck } from '@tabler/icons-react';
import { CopyValue, RelativeTime, TextLink } from '../../components/index.ts';
import { useSession } from '../../session/index.ts';

export function NewLink({ created }: { readonly created: ResponseOf<typeof createInvitation> }) {
  const { invitation, link, mailed } = created;
  return (
    <Stack gap="md">
      {mailed ? (
        <Alert variant="light" color="green" icon={<IconMailCheck aria-hidden />}>
          A message with the link is on its way to <b>{invitation.email}</b>.
        </Alert>
      ) : (
        <NotMailed email={invitation.email} />
      )}
      <CopyValue label="Invitation link" hint={`for ${invitation.email}`} value={link} />
      <Alert variant="light" color={mailed ? 'gray' : 'yellow'} icon={<IconInfoCircle aria-hidden />}>
        {mailed ? 'You can copy the link as well: ' : 'Copy it now and send it yourself: '}
        it is shown this once. It works once and expires <RelativeTime at={invitation.expiresAt} />.
      </Alert>
    </Stack>
  );
}

function NotMailed({ email }: { readonly email: string }) {
  const { operator } = useSession();
  return (
    <Alert variant="light" color="gray" icon={<IconInfoCircle aria-hidden />}>
      This Latchkey has no mail server. The message to {email} is kept in the{' '}
      {operator ? <TextLink to="/operator/outbox">outbox</TextLink> : 'outbox, where its operator finds it'}.
    </Alert>
  );
}
