/** The difference between the metadata in use and a new one, and what it means for signing in. */
import type { ProviderState } from '@latchkey/contract';
import { Alert, Code, Group, Stack, Text } from '@mantine/core';
import { IconCircleMinus, IconCirclePlus, IconEqual, IconExchange, type TablerIcon } from '@tabler/icons-react';
import type { Change } from './metadata-difference.ts';

interface MetadataChangesProps {
  readonly changes: readonly Change[];
  readonly state: ProviderState;
}

export function MetadataChanges({ changes, state }: MetadataChangesProps) {
  if (changes.length === 0) {
    return (
      <Alert color="gray" variant="light" icon={<IconEqual aria-hidden />} title="Nothing that matters changes">
        <Text size="sm" inherit>
          Entity ID, addresses and certificates are those in use. The state stays as it is.
        </Text>
      </Alert>
    );
  }
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        What changes
      </Text>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {changes.map((change) => (
          <li key={`${change.what} ${change.kind} ${change.before} ${change.after}`}>
            <ChangeItem change={change} />
          </li>
        ))}
      </Stack>
      {(state === 'proven' || state === 'failing') && (
        <Text size="sm" c="dimmed">
          The provider becomes “Unproven change” until a sign-in succeeds. People can go on signing in.
        </Text>
      )}
    </Stack>
  );
}

const looks: Readonly<
  Record<Change['kind'], { readonly Icon: TablerIcon; readonly color: string; readonly word: string }>
> = {
  added: { Icon: IconCirclePlus, color: 'green', word: 'comes' },
  removed: { Icon: IconCircleMinus, color: 'red', word: 'goes' },
  changed: { Icon: IconExchange, color: 'yellow', word: 'changes' },
};

function ChangeItem({ change }: { readonly change: Change }) {
  const { Icon, color, word } = looks[change.kind];
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Icon size={18} color={`var(--mantine-color-${color}-light-color)`} aria-hidden style={{ flexShrink: 0 }} />
      <Stack gap={2} miw={0}>
        <Text size="sm">
          {change.what} {word}
        </Text>
        {change.before !== null && (
          <Code style={{ overflowWrap: 'anywhere', textDecoration: 'line-through' }}>{change.before}</Code>
        )}
        {change.after !== null && <Code style={{ overflowWrap: 'anywhere' }}>{change.after}</Code>}
      </Stack>
    </Group>
  );
}
