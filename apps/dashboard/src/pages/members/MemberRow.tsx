/** One member: role, source, sign-ins, and the way out. */
import type { Member } from '@latchkey/contract';
import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { RelativeTime, StatusBadge } from '../../components/index.ts';
import type { CurrentAccount } from '../../session/index.ts';
import { mayRemove, maySuspend, sourceNames } from './member-rules.ts';
import { RemoveMember } from './RemoveMember.tsx';
import { RoleSelect } from './RoleSelect.tsx';
import { SuspendMember } from './SuspendMember.tsx';

interface MemberRowProps {
  readonly member: Member;
  readonly account: CurrentAccount;
}

export function MemberRow({ member, account }: MemberRowProps) {
  const [removing, remove] = useDisclosure(false);
  return (
    <Table.Tr>
      <Table.Td>
        <Stack gap={0} miw={0}>
          <Group gap="xs">
            <Text size="sm" fw={500}>
              {member.name}
            </Text>
            {member.isYou && (
              <Badge size="sm" variant="light" color="gray">
                You
              </Badge>
            )}
            {member.suspendedAt !== null && <StatusBadge tone="off">Suspended</StatusBadge>}
          </Group>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {member.email}
          </Text>
        </Stack>
      </Table.Td>
      <Table.Td data-label="Role">
        <RoleSelect member={member} account={account} />
      </Table.Td>
      <Table.Td data-label="Source">{sourceNames[member.source]}</Table.Td>
      <Table.Td data-label="Last sign-in">
        <RelativeTime at={member.lastSignInAt} />
      </Table.Td>
      <Table.Td data-label="Joined">
        <RelativeTime at={member.joinedAt} />
      </Table.Td>
      <Table.Td ta="right">
        {maySuspend(account.role, member) && <SuspendMember member={member} account={account} />}
        {mayRemove(account.role, member) && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            // On a phone its text stands under the other lines.
            ml={{ base: -8, sm: 0 }}
            onClick={remove.open}
            aria-label={member.isYou ? undefined : `Remove ${member.name}`}
          >
            {member.isYou ? 'Leave account' : 'Remove'}
          </Button>
        )}
        <RemoveMember member={member} account={account} opened={removing} onClose={remove.close} />
      </Table.Td>
    </Table.Tr>
  );
}
