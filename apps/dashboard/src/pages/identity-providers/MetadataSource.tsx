/** Where the metadata comes from, how its refreshes go, and a change that waits for an admin. */
import type { IdentityProvider } from '@latchkey/contract';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconGitCompare, IconRefresh } from '@tabler/icons-react';
import { CopyValue, FailureAlert, RelativeTime, Section } from '../../components/index.ts';
import { MetadataChanges } from './MetadataChanges.tsx';
import { metadataDifference } from './metadata-difference.ts';
import { useConnectionParams, useDecision, useRefresh } from './use-connection.ts';

export function MetadataSource({ provider }: { readonly provider: IdentityProvider }) {
  const { connection } = provider;
  const { refresh, pending } = useRefresh(provider);
  if (connection.refresh === null) {
    return (
      <Section
        title="Where it comes from"
        description={
          connection.source === 'manual'
            ? 'Typed in by hand. Enter new certificates below before they are used.'
            : 'A file that was uploaded. With an address instead, new certificates arrive by themselves: Replace metadata, Address.'
        }
      />
    );
  }
  const { goodAt, failedAt, failure, nextAt } = connection.refresh;
  return (
    <Section
      title="Where it comes from"
      description={
        <>
          Read <RelativeTime at={goodAt} />, next time <RelativeTime at={nextAt} />, and at once when a response is
          signed by a key that is not known.
        </>
      }
      action={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={pending}
          onClick={refresh}
        >
          Refresh now
        </Button>
      }
    >
      {failedAt !== null && failure !== null && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title="The last refresh failed">
          <Text size="sm" inherit>
            {failure} <RelativeTime at={failedAt} />. Sign-ins go on with what was read before.
          </Text>
        </Alert>
      )}
      {connection.waiting !== null && <WaitingChange provider={provider} waiting={connection.waiting} />}
      <CopyValue label="Metadata address" value={connection.address ?? ''} />
    </Section>
  );
}

interface WaitingChangeProps {
  readonly provider: IdentityProvider;
  readonly waiting: NonNullable<IdentityProvider['connection']['waiting']>;
}

function WaitingChange({ provider, waiting }: WaitingChangeProps) {
  const params = useConnectionParams(provider);
  const decision = useDecision();
  const decide = (choice: 'accept' | 'ignore') =>
    decision.mutate({ params, body: { decision: choice, digest: waiting.digest, revision: provider.revision } });
  // Certificates of the same entity are adopted by themselves.
  const sameEntity = waiting.idp.entityId === provider.idp.entityId;
  const { certificates } = sameEntity ? provider.idp : waiting.idp;
  const changes = metadataDifference(provider.idp, { ...waiting.idp, certificates });
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconGitCompare aria-hidden />}
      title="The document has changed: you decide"
    >
      <Stack gap="sm">
        <Text size="sm" inherit>
          Found <RelativeTime at={waiting.since} />. Sign-ins go on as before until you accept it.
          {!sameEntity && ' Another entity ID is another directory: people are known by their e-mail address again.'}
        </Text>
        <MetadataChanges changes={changes} state={provider.state} />
        <FailureAlert failure={decision.error} title="Not decided" />
        <Group gap="sm">
          <Button size="sm" loading={decision.isPending} onClick={() => decide('accept')}>
            Accept
          </Button>
          <Button size="sm" variant="default" loading={decision.isPending} onClick={() => decide('ignore')}>
            Ignore
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
