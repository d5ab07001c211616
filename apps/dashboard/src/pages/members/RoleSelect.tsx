/** The role of a member: shown at once, taken back when the server refuses. */
import { changeMemberRole, getCurrentSession, listMembers, type Member, type Role } from '@latchkey/contract';
import { NativeSelect, Text } from '@mantine/core';
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
  const roles = rolesToGive(account.role, member.role);
  if (roles.length === 0) return <Text size="sm">{roleNames[member.role]}</Text>;

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

  return (
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
}
