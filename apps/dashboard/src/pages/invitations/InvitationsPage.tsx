/** Invitations by link: open ones first to be withdrawn, old ones to look back. */
import { type Invitation, listInvitations } from '@latchkey/contract';
import { Button, Paper, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMailForward, IconUserPlus } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useApi } from '../../api/index.ts';
import { AdminsOnly, EmptyState, Loaded, PageHeader, SkeletonTable } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { InvitationRow } from './InvitationRow.tsx';
import { InviteDialog } from './InviteDialog.tsx';

export function InvitationsPage() {
  const account = useAccount();
  const search = useSearch({ from: '/shell/invitations' });
  const [inviting, invite] = useDisclosure(search.new !== undefined);
  const invitations = useApi(listInvitations, { params: { account: account.id } }, { enabled: account.isAdmin });
  const button = (
    <Button onClick={invite.open} leftSection={<IconUserPlus size={16} aria-hidden />}>
      Invite
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Invitations"
        description="Each invitation is a link for one e-mail address, and works once. It is sent by mail; you can copy it as well."
        action={account.isAdmin && button}
      />
      <AdminsOnly>
        <Loaded query={invitations} skeleton={<SkeletonTable rows={3} />}>
          {(data) =>
            data.invitations.length === 0 ? (
              <EmptyState icon={IconMailForward} title="Nobody has been invited yet" action={button}>
                Invite a person by e-mail address; they get a message with a link. People who come through single
                sign-on need no invitation when the identity provider lets them join; an invitation then decides their
                role.
              </EmptyState>
            ) : (
              <InvitationTable invitations={data.invitations} />
            )
          }
        </Loaded>
        <InviteDialog opened={inviting} onClose={invite.close} />
      </AdminsOnly>
    </>
  );
}

function InvitationTable({ invitations }: { readonly invitations: readonly Invitation[] }) {
  return (
    <Paper withBorder>
      <Table className="stacked-table" aria-label="Invitations">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>E-mail</Table.Th>
            <Table.Th>Role</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Invited by</Table.Th>
            <Table.Th>Expires</Table.Th>
            <Table.Th ta="right">Actions</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
