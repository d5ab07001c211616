/** A page for admins and owners: members read why it is closed and whom to ask. */
import { Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAccount } from '../session/index.ts';
import { EmptyState } from './EmptyState.tsx';

export function AdminsOnly({ children }: { readonly children: ReactNode }) {
  const account = useAccount();
  if (account.isAdmin) return children;
  return (
    <EmptyState icon={IconLock} title="For admins">
      <Text size="sm" inherit>
        You are a member of {account.name}. Its admins and owners see this page; ask one of them to make you an admin.
      </Text>
    </EmptyState>
  );
}
