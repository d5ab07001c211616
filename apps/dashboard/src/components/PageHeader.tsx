/** The head of a page: title, one sentence, one primary action. Sets the browser's title and takes the focus on arrival. */
import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TextLink } from './TextLink.tsx';
import { usePageTitle } from './use-page-title.ts';

interface PageHeaderProps {
  readonly title: string;
  /** Beside the title, e.g. a state. */
  readonly badge?: ReactNode;
  readonly description?: ReactNode;
  /** The page above. */
  readonly back?: { readonly to: NonNullable<LinkProps['to']>; readonly label: string };
  /** The one primary action. */
  readonly action?: ReactNode;
}

export function PageHeader({ title, badge, description, back, action }: PageHeaderProps) {
  const heading = usePageTitle(title);
  return (
    <Stack gap={4} mb="lg" component="header">
      {back !== undefined && (
        <Box>
          <TextLink to={back.to} size="sm" display="inline-flex" style={{ alignItems: 'center', gap: 2 }}>
            <IconChevronLeft size={14} aria-hidden />
            {back.label}
          </TextLink>
        </Box>
      )}
      <Group justify="space-between" gap="sm" mih={36}>
        <Group gap="sm" miw={0} flex="1 1 auto">
          <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {badge}
        </Group>
        {action}
      </Group>
      {description !== undefined && (
        <Text c="dimmed" size="sm" maw={720}>
          {description}
        </Text>
      )}
    </Stack>
  );
}
