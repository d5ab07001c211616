/** Who belongs to the account, in which role, and how they came. */
import { listMembers, type Member } from '@latchkey/contract';
import { Group, Paper, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApi } from '../../api/index.ts';
import { ButtonLink, EmptyState, Loaded, PageHeader, SkeletonTable } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { AccessRequests } from './AccessRequests.tsx';
import { MemberRow } from './MemberRow.tsx';
import { filterMembers } from './member-rules.ts';

export function MembersPage() {
  const account = useAccount();
  const members = useApi(listMembers, { params: { account: account.id } }, { refreshEvery: 30_000 });
  return (
    <>
      <PageHeader
        title="Members"
        description={`The people who may open ${account.name}.`}
        action={
          account.isAdmin && (
            <ButtonLink to="/invitations" search={{ new: 'yes' }} leftSection={<IconUserPlus size={16} aria-hidden />}>
              Invite
            </ButtonLink>
          )
        }
      />
      <Loaded query={members} skeleton={<SkeletonTable />}>
        {(data) => (
          <Stack gap="lg">
            <AccessRequests account={account} />
            <MemberTable members={data.members} />
          </Stack>
        )}
      </Loaded>
    </>
  );
}

function MemberTable({ members }: { readonly members: readonly Member[] }) {
  const { search = '' } = useSearch({ from: '/shell/members' });
  const navigate = useNavigate();
  const account = useAccount();
  const shown = filterMembers(members, search);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <TextInput
          aria-label="Search members"
          placeholder="Name or e-mail"
          type="search"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ to: '/members', search: value === '' ? {} : { search: value }, replace: true })
          }
          w={{ base: '100%', sm: 280 }}
        />
        <Text size="sm" c="dimmed" role="status">
          {shown.length === members.length ? `${members.length} in all` : `${shown.length} of ${members.length}`}
        </Text>
      </Group>
      {shown.length === 0 ? (
        <EmptyState icon={IconSearch} title="Nobody is called that">
          No name or e-mail address of a member has “{search}” in it. Who has never joined is not here.
        </EmptyState>
      ) : (
        <Paper withBorder>
          <Table className="stacked-table" aria-label="Members">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Member</Table.Th>
                <Table.Th>Role</Table.Th>
                <Table.Th>Source</Table.Th>
                <Table.Th>Last sign-in</Table.Th>
                <Table.Th>Joined</Table.Th>
                <Table.Th ta="right">Actions</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((member) => (
                <MemberRow key={member.id} member={member} account={account} />
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
      {members.length === 1 && account.isAdmin && search === '' && (
        <Text size="sm" c="dimmed">
          You are alone here. Invite others by link, or connect an identity provider: people then join when they first
          sign in.
        </Text>
      )}
    </Stack>
  );
}
