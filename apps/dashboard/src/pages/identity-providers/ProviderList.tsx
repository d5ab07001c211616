/** The identity providers of an account, one row each: state, use, and how long its certificate lasts. */
import type { IdentityProvider } from '@latchkey/contract';
import { Button, Group, List, Paper, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { EmptyState, ProviderStateBadge, RelativeTime, TextLink } from '../../components/index.ts';
import { CertificateBar } from './CertificateBar.tsx';
import { lastingCertificate } from './certificate-life.ts';
import { Sparkline } from './Sparkline.tsx';

export function ProviderList({ providers }: { readonly providers: readonly IdentityProvider[] }) {
  return (
    <Paper withBorder component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Identity providers">
      {providers.map((provider, index) => (
        <li
          key={provider.id}
          style={index > 0 ? { borderTop: '1px solid var(--mantine-color-default-border)' } : undefined}
        >
          <ProviderRow provider={provider} />
        </li>
      ))}
    </Paper>
  );
}

function ProviderRow({ provider }: { readonly provider: IdentityProvider }) {
  const certificate = lastingCertificate(provider.idp.certificates);
  return (
    <Group p="md" gap="md" justify="space-between" align="center">
      <Stack gap={2} flex="1 1 240px" miw={0}>
        <Group gap="xs">
          <TextLink
            to="/settings/account/identity-providers/$id"
            params={{ id: provider.id }}
            fw={600}
            size="sm"
            style={{ overflowWrap: 'anywhere' }}
          >
            {provider.description}
          </TextLink>
          <ProviderStateBadge state={provider.state} />
        </Group>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          SAML · {provider.idp.entityId}
        </Text>
      </Stack>
      <Stack gap={4} align="flex-end" ml="auto">
        <ProviderUse provider={provider} />
        {certificate !== null && <CertificateBar certificate={certificate} prefix="certificate" width={80} />}
      </Stack>
    </Group>
  );
}

/** A provider that works shows how much it is used; one that waits for its test offers it. */
function ProviderUse({ provider }: { readonly provider: IdentityProvider }) {
  if (provider.state === 'proven' || provider.state === 'disabled') {
    return (
      <Group gap="sm" wrap="nowrap">
        <Text size="sm">
          {provider.signInsThisWeek} {provider.signInsThisWeek === 1 ? 'sign-in' : 'sign-ins'} this week
        </Text>
        <Sparkline days={provider.signInsByDay} />
      </Group>
    );
  }
  return (
    <Group gap="sm" wrap="nowrap">
      <Text size="sm" c="dimmed">
        {provider.state === 'ready' ? 'created ' : 'changed '}
        <RelativeTime at={provider.state === 'ready' ? provider.createdAt : provider.changedAt} />
      </Text>
      <Button
        component="a"
        href={provider.testUrl}
        size="compact-sm"
        variant="light"
        aria-label={`Test ${provider.description}`}
      >
        Test
      </Button>
    </Group>
  );
}

/** Teaches what happens, in order. */
export function NoProviders() {
  return (
    <EmptyState icon={IconKey} title="No identity provider yet">
      <Text size="sm" inherit mb="xs">
        It takes about five minutes and changes nothing for anybody until you enforce it:
      </Text>
      <List type="ordered" size="sm" ta="left" spacing={4} mx="auto" w="fit-content">
        <List.Item>“New Identity Provider” shows two values for Entra.</List.Item>
        <List.Item>Entra gives you its Federation Metadata XML: upload it.</List.Item>
        <List.Item>Press Test, and sign in once.</List.Item>
      </List>
    </EmptyState>
  );
}
