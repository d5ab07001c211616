/** What a list shows while it is empty: what would be here, why one wants it, and how to begin. */
import { Paper, Stack, Text, Title } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: TablerIcon;
  readonly title: string;
  readonly children: ReactNode;
  /** The button that begins. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <Paper withBorder p="xl">
      <Stack align="center" gap="xs" ta="center" maw={480} mx="auto" py="md">
        <Icon size={28} stroke={1.5} aria-hidden color="var(--mantine-color-dimmed)" />
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text size="sm" c="dimmed" component="div">
          {children}
        </Text>
        {action !== undefined && <div style={{ marginTop: 'var(--mantine-spacing-xs)' }}>{action}</div>}
      </Stack>
    </Paper>
  );
}
