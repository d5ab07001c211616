/** Signing certificates as a time line: the longest-lasting first, each with its life as a bar and both thumbprints. */
import type { CertificateView } from '@latchkey/contract';
import { Code, Group, Stack, Text } from '@mantine/core';
import { CopyAction } from '../../components/index.ts';
import { CertificateBar } from './CertificateBar.tsx';

export function CertificateList({ certificates }: { readonly certificates: readonly CertificateView[] }) {
  const byEnd = certificates.toSorted((one, other) => other.notAfter - one.notAfter);
  return (
    <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {byEnd.map((certificate) => (
        <li key={certificate.sha256}>
          <CertificateItem certificate={certificate} />
        </li>
      ))}
    </Stack>
  );
}

function CertificateItem({ certificate }: { readonly certificate: CertificateView }) {
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
