/** The page of a person who is signing in: one card, one heading, nothing of the administration. */
import { Box, Center, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Brand } from './Brand.tsx';
import { usePageTitle } from './use-page-title.ts';

interface PersonPageProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Under the card, e.g. another way. */
  readonly footer?: ReactNode;
}

export function PersonPage({ title, description, children, footer }: PersonPageProps) {
  const heading = usePageTitle(title);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={420} gap="lg">
        <Brand />
        <Paper withBorder p={{ base: 'lg', sm: 'xl' }}>
          <Stack gap="lg">
            <Stack gap={4}>
              <Title order={1} size="h3" ref={heading} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
                {title}
              </Title>
              {description !== undefined && (
                <Text size="sm" c="dimmed" component="div">
                  {description}
                </Text>
              )}
            </Stack>
            {children}
          </Stack>
        </Paper>
        {footer !== undefined && (
          <Box ta="center" fz="sm">
            {footer}
          </Box>
        )}
      </Stack>
    </Center>
  );
}
