/** The signing certificates in use: a time line, who signed last, and adding and removing one by hand. */
import type { IdentityProvider } from '@latchkey/contract';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { RelativeTime, Section, StatusBadge, toastFailure, toastSuccess } from '../../components/index.ts';
import { AddCertificate } from './AddCertificate.tsx';
import { CertificateList } from './CertificateList.tsx';
import { CertificateTimeline } from './CertificateTimeline.tsx';
import { RemoveCertificate } from './RemoveCertificate.tsx';
import { useAddCertificate, useConnectionParams } from './use-connection.ts';

type Use = IdentityProvider['connection']['certificates'][number];

export function CertificatesSection({ provider }: { readonly provider: IdentityProvider }) {
  const [adding, setAdding] = useState(false);
  const { certificates } = provider.idp;
  const recordOf = (sha256: string) => provider.connection.certificates.find((one) => one.sha256 === sha256);
  const signing = latestSigner(provider.connection.certificates);
  return (
    <Section
      title="Certificates"
      description="A response is accepted when any of these has signed it, so a new one can be made active at any time."
      action={
        adding ? undefined : (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            Add certificate
          </Button>
        )
      }
    >
      {adding && <AddCertificate provider={provider} onDone={() => setAdding(false)} />}
      <CertificateTimeline certificates={certificates} />
      <CertificateList
        certificates={certificates}
        note={({ sha256 }) => <CertificateNote use={recordOf(sha256)} signsNow={sha256 === signing} />}
        action={(certificate) =>
          certificates.length > 1 && <RemoveCertificate provider={provider} certificate={certificate} />
        }
      />
      {certificates.length === 1 && <Advice source={provider.connection.source} />}
      <Refused provider={provider} />
    </Section>
  );
}

/** The one that signed the last sign-in; `null` when none has. */
function latestSigner(certificates: readonly Use[]): string | null {
  const used = certificates.filter(({ lastSignedAt }) => lastSignedAt !== null);
  const latest = used.toSorted((one, other) => (other.lastSignedAt ?? 0) - (one.lastSignedAt ?? 0))[0];
  return latest?.sha256 ?? null;
}

function CertificateNote({ use, signsNow }: { readonly use: Use | undefined; readonly signsNow: boolean }) {
  if (use === undefined) return null;
  return (
    <Group gap="xs">
      {signsNow && <StatusBadge tone="good">Signed the last sign-in</StatusBadge>}
      {use.trial && <StatusBadge tone="waiting">On trial</StatusBadge>}
      {use.missingSince !== null && <StatusBadge tone="attention">Gone from the address</StatusBadge>}
      <Text size="xs" c="dimmed">
        {use.lastSignedAt === null ? (
          'has not signed a sign-in yet'
        ) : (
          <>
            last used <RelativeTime at={use.lastSignedAt} />
          </>
        )}
        {' · '}
        {origins[use.origin]} <RelativeTime at={use.addedAt} />
        {use.trustedUntil !== null && (
          <>
            {' · '}trusted until <RelativeTime at={use.trustedUntil} />
          </>
        )}
      </Text>
    </Group>
  );
}

const origins: Readonly<Record<Use['origin'], string>> = {
  file: 'saved',
  address: 'found at the address',
  hand: 'added by hand',
};

function Advice({ source }: { readonly source: IdentityProvider['connection']['source'] }) {
  return (
    <Text size="sm" c="dimmed">
      {source === 'address'
        ? 'Before it ends: make a new certificate at the identity provider. Latchkey finds it at the address, at the latest when it signs for the first time. Nobody notices.'
        : 'Before it ends: make a new certificate at the identity provider, add it here or replace the metadata (it contains both), and only then make the new one active there. Nobody notices.'}
    </Text>
  );
}

function Refused({ provider }: { readonly provider: IdentityProvider }) {
  const params = useConnectionParams(provider);
  const add = useAddCertificate(() => toastSuccess('Trusted again.'));
  const { refused } = provider.connection;
  if (refused.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        Not trusted
      </Text>
      {refused.map(({ sha256, sha1, base64, refusedAt, refusedBy }) => (
        <Group key={sha256} gap="sm" justify="space-between">
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            Thumbprint {sha1}, removed by {refusedBy} <RelativeTime at={refusedAt} />. A refresh does not bring it back.
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            loading={add.isPending}
            onClick={() =>
              add.mutate(
                { params, body: { certificate: base64, revision: provider.revision } },
                { onError: (failure) => toastFailure(failure, 'Not trusted again') },
              )
            }
          >
            Trust again
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
