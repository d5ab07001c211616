/** One certificate of ours: its state, how long it lasts, the file for the identity provider, and what can be done with it. */
import type { SpKey } from '@latchkey/contract';
import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { CopyAction, StatusBadge } from '../../components/index.ts';
import { CertificateBar } from '../identity-providers/CertificateBar.tsx';
import { downloadText } from '../sign-in-policy/download-text.ts';
import { actionsFor, fileNameOf, type KeyAction, stateSentences, stateWords } from './key-words.ts';

const labels: Readonly<Record<KeyAction, string>> = {
  rotate: 'Create the next one',
  activate: 'Activate',
  'go-back': 'Go back to it',
  retire: 'Retire',
  discard: 'Discard',
};

interface SpKeyItemProps {
  readonly spKey: SpKey;
  /** How many of its use are not retired. */
  readonly living: number;
  readonly onAct: (action: KeyAction, key: SpKey) => void;
}

export function SpKeyItem({ spKey, living, onAct }: SpKeyItemProps) {
  const { certificate, state, use } = spKey;
  const { word, tone } = stateWords[state];
  return (
    <Stack gap={6} pl="sm" style={{ borderLeft: '2px solid var(--mantine-color-default-border)' }}>
      <Group gap="md" justify="space-between">
        <Group gap="sm">
          <StatusBadge tone={tone}>{word}</StatusBadge>
          <Text size="sm">
            {certificate.subject.replace(/^CN=/, '')}{' '}
            <Text span size="xs" c="dimmed">
              {certificate.keyType}
            </Text>
          </Text>
        </Group>
        <CertificateBar certificate={certificate} width={120} />
      </Group>
      <Text size="sm" c="dimmed">
        {stateSentences[use][state]}
      </Text>
      <Group gap="xs" align="center">
        <Text size="xs">Thumbprint</Text>
        <Code style={{ overflowWrap: 'anywhere' }} maw="100%">
          {certificate.sha1}
        </Code>
        <CopyAction value={certificate.sha1} label={`thumbprint of the ${word.toLowerCase()} certificate`} />
      </Group>
      <Group gap="xs" mt={2}>
        <Button
          size="xs"
          variant={state === 'previous' ? 'default' : 'light'}
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => downloadText(fileNameOf(spKey), spKey.pem)}
          aria-label={`Download certificate (${word.toLowerCase()})`}
        >
          Download certificate
        </Button>
        {actionsFor(spKey, living).map((action, index) => (
          <Button
            key={action}
            size="xs"
            variant={index === 0 && state !== 'active' ? 'filled' : 'default'}
            onClick={() => onAct(action, spKey)}
          >
            {labels[action]}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
