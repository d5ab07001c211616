/** What was read from a metadata file, before it is saved. */
import type { MetadataView } from '@latchkey/contract';
import { Alert, Code, Group, List, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { bindingName } from './binding-name.ts';
import { CertificateList } from './CertificateList.tsx';
import { isVendor, vendorWords } from './vendor-words.ts';

export function MetadataPreview({ view }: { readonly view: MetadataView }) {
  return (
    <Stack gap="sm">
      <Paper withBorder p="md">
        <Stack gap="sm">
          <ReadValue title="Entity ID" note={isVendor(view.vendor) ? vendorWords[view.vendor].name : view.displayName}>
            {view.entityId}
          </ReadValue>
          {view.singleSignOnServices.map((service) => (
            <ReadValue
              key={service.binding + service.location}
              title="Sign-on address"
              note={bindingName(service.binding)}
            >
              {service.location}
            </ReadValue>
          ))}
          <Group gap={6}>
            <Check />
            <Text size="sm" fw={500}>
              {view.certificates.length === 1
                ? '1 signing certificate'
                : `${view.certificates.length} signing certificates`}
            </Text>
          </Group>
          <CertificateList certificates={view.certificates} />
        </Stack>
      </Paper>
      <MetadataWarnings warnings={view.warnings} />
    </Stack>
  );
}

export function MetadataWarnings({ warnings }: Pick<MetadataView, 'warnings'>) {
  if (warnings.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title="Look at this before you save">
      <List size="sm" spacing={4}>
        {warnings.map((warning) => (
          <List.Item key={warning.code + warning.message}>{warning.message}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

const Check = () => <IconCheck size={16} color="var(--mantine-color-green-text)" aria-hidden />;

interface ReadValueProps {
  readonly title: string;
  readonly note: string | null;
  readonly children: ReactNode;
}

function ReadValue({ title, note, children }: ReadValueProps) {
  return (
    <div>
      <Group gap={6}>
        <Check />
        <Text size="sm" fw={500}>
          {title}
        </Text>
        {note !== null && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </Group>
      <Code ml={22} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {children}
      </Code>
    </div>
  );
}
