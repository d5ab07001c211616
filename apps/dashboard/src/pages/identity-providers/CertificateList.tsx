/** Signing certificates as a time line: the longest-lasting first, each with its life as a bar and both thumbprints. */
import type { CertificateView } from '@latchkey/contract';
import { Code, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyAction } from '../../components/index.ts';
import { CertificateBar } from './CertificateBar.tsx';

interface CertificateListProps {
  readonly certificates: readonly CertificateView[];
  /** What else is known of one. */
  readonly note?: (certificate: CertificateView) => ReactNode;
  readonly action?: (certificate: CertificateView) => ReactNode;
}

export function CertificateList({ certificates, note, action }: CertificateListProps) {
  const byEnd = certificates.toSorted((one, other) => other.notAfter - one.notAfter);
  return (
    <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {byEnd.map((certificate) => (
        <li key={certificate.sha256}>
          <CertificateItem certificate={certificate} note={note?.(certificate)} action={action?.(certificate)} />
        </li>
      ))}
    </Stack>
  );
}

interface CertificateItemProps {
  readonly certificate: CertificateView;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
}

function CertificateItem({ certificate, note, action }: CertificateItemProps) {
  return (
    <Stack gap={4} pl="sm" style={{ borderLeft: '2px solid var(--mantine-color-default-border)' }}>
      <Group gap="md" justify="space-between">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {certificate.subject}{' '}
          <Text span size="xs" c="dimmed">
            {certificate.keyType}
          </Text>
        </Text>
        <CertificateBar certificate={certificate} width={160} />
      </Group>
      {(note !== undefined || action !== undefined) && (
        <Group gap="sm" justify="space-between">
          {note}
          {action}
        </Group>
      )}
      <Thumbprint title="SHA-1" note="“Thumbprint” in Entra" value={certificate.sha1} />
      <Thumbprint title="SHA-256" value={certificate.sha256} />
    </Stack>
  );
}

interface ThumbprintProps {
  readonly title: string;
  readonly note?: string;
  readonly value: string;
}

function Thumbprint({ title, note, value }: ThumbprintProps) {
  return (
    <Group gap="xs" align="flex-start">
      <Text size="xs" w={64}>
        {title}
      </Text>
      <Code style={{ overflowWrap: 'anywhere' }} maw="100%">
        {value}
      </Code>
      {note !== undefined && (
        <Text size="xs" c="dimmed" visibleFrom="sm" style={{ whiteSpace: 'nowrap' }}>
          {note}
        </Text>
      )}
      {note !== undefined && <CopyAction value={value} label="thumbprint" />}
    </Group>
  );
}
