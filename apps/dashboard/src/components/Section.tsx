/** A part of a page with a heading, a sentence and what belongs to it. */
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  readonly title: string;
  /** The part of the address that leads here: `#…`. */
  readonly id?: string;
  readonly description?: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

export function Section({ title, id, description, action, children }: SectionProps) {
  const headingId = useId();
  return (
    <Paper
      withBorder
      p={{ base: 'md', sm: 'lg' }}
      component="section"
      aria-labelledby={headingId}
      id={id}
      style={{ scrollMarginTop: 64 }}
    >
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={2} flex="1 1 260px" miw={0}>
            <Title order={2} size="h4" id={headingId}>
              {title}
            </Title>
            {description !== undefined && (
              <Text size="sm" c="dimmed" maw={640}>
                {description}
              </Text>
            )}
          </Stack>
          {action}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
