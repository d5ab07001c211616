/** Certificates that end soon or have ended: sign-ins stop then. */
import type { Overview } from '@latchkey/contract';
import { Code, Group, Stack, Text } from '@mantine/core';
import { RelativeTime, Section, StatusBadge, TextLink } from '../../components/index.ts';
import { now } from '../../platform/index.ts';

interface ExpiringCertificatesProps {
  readonly certificates: Overview['expiringCertificates'];
  readonly isAdmin: boolean;
}

export function ExpiringCertificates({ certificates, isAdmin }: ExpiringCertificatesProps) {
  const present = now();
  return (
    <Section
      title="Certificates that expire"
      description="Make new ones at the identity provider in time. The Connection tab of each provider shows which one signs."
    >
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {certificates.map(({ providerId, description, sha1, notAfter }) => (
          <Stack key={`${providerId} ${sha1}`} component="li" gap={4}>
            <Group gap="xs">
              <Text size="sm" fw={500}>
                {description}
              </Text>
              {notAfter <= present ? (
                <StatusBadge tone="bad">Expired</StatusBadge>
              ) : (
                <StatusBadge tone="attention">Expires soon</StatusBadge>
              )}
            </Group>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              Thumbprint <Code fz="xs">{sha1}</Code> {notAfter <= present ? 'ended' : 'ends'}{' '}
              <RelativeTime at={notAfter} />
              {isAdmin && (
                <>
                  {' · '}
                  <TextLink to="/settings/account/identity-providers/$id" params={{ id: providerId }} inherit>
                    Open provider
                  </TextLink>
                </>
              )}
            </Text>
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}
