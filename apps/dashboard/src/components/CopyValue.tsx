/** A value that is to be copied: monospace, never cut off, one click. */
import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface CopyActionProps {
  readonly value: string;
  /** What is copied, for people who cannot see where the button stands, e.g. `Reply URL`. */
  readonly label: string;
}

/** The button alone; says `Copied` when it has. */
export function CopyAction({ value, label }: CopyActionProps) {
  return (
    <CopyButton value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Button
          variant={copied ? 'light' : 'default'}
          color={copied ? 'green' : 'gray'}
          size="compact-sm"
          miw={92}
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          onClick={copy}
          aria-label={copied ? `Copied ${label}` : `Copy ${label}`}
        >
          <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
        </Button>
      )}
    </CopyButton>
  );
}

interface CopyValueProps extends CopyActionProps {
  /** What the other side calls it, or what it is for; shown small. */
  readonly hint?: ReactNode;
}

/** Label, value and button. */
export function CopyValue({ value, label, hint }: CopyValueProps) {
  return (
    <Stack gap={4}>
      <Group gap="xs" align="baseline">
        <Text size="sm" fw={500}>
          {label}
        </Text>
        {hint !== undefined && (
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        )}
      </Group>
      <Group gap="xs" align="flex-start">
        <Code
          block
          flex="1 1 220px"
          miw={0}
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          aria-label={label}
        >
          {value}
        </Code>
        <CopyAction value={value} label={label} />
      </Group>
    </Stack>
  );
}
