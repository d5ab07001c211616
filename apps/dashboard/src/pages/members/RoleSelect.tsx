/** The role of a member: shown at once, taken back when the server refuses. */
import { changeMemberRole, getCurrentSession, listMembers, type Member, type Role } from '@latchkey/contract';
import { Badge, NativeSelect, Stack, Text, Tooltip } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useApiMutation, useOptimistic } from '../../api/index.ts';
import { toastFailure, toastSuccess } from '../../components/index.ts';
import type { CurrentAccount } from '../../session/index.ts';
import { roleNames, rolesToGive } from './member-rules.ts';

interface RoleSelectProps {
  readonly member: Member;
  readonly account: CurrentAccount;
}

export function RoleSelect({ member, account }: RoleSelectProps) {
  const params = { account: account.id, member: member.id };
  const showAtOnce = useOptimistic(listMembers, { params: { account: account.id } });
  const change = useApiMutation(changeMemberRole, { invalidates: [listMembers, getCurrentSession] });
  const roles = rolesToGive(account.role, member.role, member.roleFrom !== null);
  if (roles.length <= 1) {
    const name = <Text size="sm">{roleNames[member.role]}</Text>;
    return member.roleFrom === null ? name : <FromDirectory member={member}>{name}</FromDirectory>;
  }

  const give = (role: Role): void => {
    const takeBack = showAtOnce(({ members }) => ({
      members: members.map((each) => (each.id === member.id ? { ...each, role } : each)),
    }));
    change.mutate(
      { params, body: { role } },
      {
        onSuccess: () => toastSuccess(`${member.name} is ${role === 'member' ? 'a member' : `an ${role}`} now.`),
        onError: (failure) => {
          takeBack();
          toastFailure(failure, 'The role was not changed');
        },
      },
    );
  };

  const select = (
    <NativeSelect
      aria-label={`Role of ${member.name}`}
      size="xs"
      w={110}
      value={member.role}
      data={roles.map((role) => ({ value: role, label: roleNames[role] }))}
      onChange={({ currentTarget: { value } }) => {
        const role = roles.find((each) => each === value);
        if (role !== undefined) give(role);
      }}
    />
  );
  return member.roleFrom === null ? select : <FromDirectory member={member}>{select}</FromDirectory>;
}

/** Says who gives this role, and why it cannot be chosen here. */
function FromDirectory({ member, children }: { readonly member: Member; readonly children: ReactNode }) {
  const reason = `The rules of ${member.roleFrom} give this role at each sign-in. Change it in the directory, or change the rules under People of the identity provider.`;
  return (
    <Stack gap={2} align="flex-start">
      {children}
      <Tooltip label={reason} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
        <Badge
          size="sm"
          variant="light"
          color="gray"
          tabIndex={0}
          miw="max-content"
          leftSection={<IconAddressBook size={12} aria-hidden />}
        >
          By directory
        </Badge>
      </Tooltip>
    </Stack>
  );
}
