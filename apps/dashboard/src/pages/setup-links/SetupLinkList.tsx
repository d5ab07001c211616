/** The setup links of an account that still matter, with how far each has come. */
import { listIdentityProviders, listSetupLinks, revokeSetupLink, type SetupLink } from '@latchkey/contract';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useApi, useApiMutation } from '../../api/index.ts';
import { ConfirmDialog, RelativeTime, StatusBadge, TextLink, type Tone, toastSuccess } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';

export function SetupLinkList() {
  const account = useAccount();
  const links = useApi(listSetupLinks, { params: { account: account.id } }, { refreshEvery: 10_000 });
  const open = links.data?.setupLinks.filter(({ status }) => status === 'open' || status === 'expired') ?? [];
  if (open.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h6">
        Setup links
      </Title>
      <Paper withBorder component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Setup links">
        {open.map((link, index) => (
          <li
            key={link.id}
            style={index > 0 ? { borderTop: '1px solid var(--mantine-color-default-border)' } : undefined}
          >
            <SetupLinkRow link={link} />
          </li>
        ))}
      </Paper>
    </Stack>
  );
}

export function progressOf(link: SetupLink): { readonly tone: Tone; readonly word: string } {
  if (link.testedAt !== null) return { tone: 'good', word: 'Test passed' };
  if (link.metadataAt !== null) return { tone: 'attention', word: 'Metadata received' };
  if (link.status === 'expired') return { tone: 'off', word: 'Expired' };
  return link.openedAt === null ? { tone: 'off', word: 'Not opened yet' } : { tone: 'waiting', word: 'Opened' };
}

function SetupLinkRow({ link }: { readonly link: SetupLink }) {
  const { tone, word } = progressOf(link);
  return (
    <Group p="md" gap="md" justify="space-between">
      <Stack gap={2} flex="1 1 240px" miw={0}>
        <Group gap="xs">
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {link.providerDescription}
          </Text>
          <StatusBadge tone={tone}>{word}</StatusBadge>
        </Group>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {link.recipient}
          {link.stepsDone > 0 && `, ${link.stepsDone} ${link.stepsDone === 1 ? 'step' : 'steps'} done`}
          {link.status === 'open' ? ', expires ' : ', expired '}
          <RelativeTime at={link.expiresAt} />
        </Text>
      </Stack>
      <Group gap="xs">
        {link.metadataAt !== null && (
          <TextLink
            to="/settings/account/identity-providers/$id"
            params={{ id: link.providerId }}
            size="sm"
            aria-label={`Look at it: ${link.providerDescription}`}
          >
            Look at it
          </TextLink>
        )}
        {link.status === 'open' && <Revoke link={link} />}
      </Group>
    </Group>
  );
}

function Revoke({ link }: { readonly link: SetupLink }) {
  const account = useAccount();
  const [asking, ask] = useDisclosure(false);
  const revocation = useApiMutation(revokeSetupLink, {
    invalidates: [listSetupLinks, listIdentityProviders],
    onSuccess: () => {
      ask.close();
      toastSuccess('The setup link no longer works.');
    },
  });
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        onClick={ask.open}
        aria-label={`Revoke the setup link for ${link.recipient}`}
      >
        Revoke
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={ask.close}
        title={`Revoke the setup link for ${link.recipient}?`}
        confirmLabel="Revoke"
        pending={revocation.isPending}
        failure={revocation.error}
        onConfirm={() => revocation.mutate({ params: { account: account.id, setupLink: link.id } })}
      >
        It stops working at once. What has come through it stays.
      </ConfirmDialog>
    </>
  );
}
