/** A secret that was just made, shown this once. */
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { CopyValue } from '../../../components/index.ts';

interface NewSecretProps {
  readonly secret: string;
  /** More to know. */
  readonly note?: string;
  readonly onDone: () => void;
}

export function NewSecret({ secret, note, onDone }: NewSecretProps) {
  return (
    <Stack gap="md">
      <CopyValue label="Signing secret" hint="for the receiver" value={secret} />
      <Alert variant="light" color="yellow" icon={<IconInfoCircle aria-hidden />}>
        Copy it now: it is shown this once. With it, the receiver tells that a message is from Latchkey. {note}
      </Alert>
      <Group justify="flex-end">
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  );
}
