/** Replaces the metadata of a provider: what is read, how it differs from the present one, and what that does. */
import { getIdentityProvider, type IdentityProvider, listIdentityProviders, replaceMetadata } from '@latchkey/contract';
import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiFailure, keyOf, useApiMutation } from '../../api/index.ts';
import { FailureAlert, toastSuccess } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { MetadataChanges } from './MetadataChanges.tsx';
import { MetadataInput } from './MetadataInput.tsx';
import { metadataDifference } from './metadata-difference.ts';
import { type MetadataMode, type MetadataReading, useMetadataReading } from './use-metadata-reading.ts';

interface ReplaceMetadataProps {
  readonly provider: IdentityProvider;
  readonly onDone: () => void;
}

export function ReplaceMetadata({ provider, onDone }: ReplaceMetadataProps) {
  const reading = useMetadataReading({
    mode: modeOf(provider.connection.source),
    address: provider.connection.address ?? '',
    manual: {
      entityId: provider.idp.entityId,
      signOnUrl: provider.idp.singleSignOnServices[0]?.location ?? '',
      logoutUrl: provider.idp.singleLogoutServices[0]?.location ?? '',
      certificates: '',
    },
  });
  // What the difference is shown against, and the revision that is replaced; newer ones need another look.
  const [base, setBase] = useState(provider);
  const { replace, pending, failure, reset } = useReplacement(provider, reading, onDone);
  const outdated = provider.revision !== base.revision;
  const conflict = !pending && (outdated || failure?.code === 'PROVIDER_CHANGED');
  const changes = reading.view === null ? [] : metadataDifference(base.idp, reading.view);
  return (
    <Paper withBorder p="md" bg="var(--mantine-color-default-hover)">
      <Stack gap="md">
        <Title order={3} size="h5">
          Replace metadata
        </Title>
        {failure !== null && reading.failure !== failure && failure.code !== 'PROVIDER_CHANGED' && (
          <FailureAlert failure={failure} title="Not replaced" />
        )}
        <MetadataInput reading={reading} />
        {conflict && (
          <ChangedMeanwhile
            known={outdated}
            onLook={() => {
              setBase(provider);
              reset();
            }}
          />
        )}
        {reading.view !== null && !conflict && <MetadataChanges changes={changes} state={provider.state} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button
            disabled={reading.view === null || conflict}
            loading={pending || reading.reading}
            onClick={() => replace(base.revision)}
          >
            Replace
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

const modeOf = (source: IdentityProvider['connection']['source']): MetadataMode =>
  source === 'upload' ? 'file' : source;

/** What the server says about the metadata goes to its place; a newer revision is fetched at once. */
function useReplacement(provider: IdentityProvider, reading: MetadataReading, onDone: () => void) {
  const account = useAccount();
  const client = useQueryClient();
  const mutation = useApiMutation(replaceMetadata, {
    invalidates: [listIdentityProviders, getIdentityProvider],
    onSuccess: (changed) => {
      toastSuccess(changed.state === 'unproven' ? 'Replaced. Press Test to prove it.' : 'Replaced.');
      onDone();
    },
  });
  const onError = (reason: ApiFailure): void => {
    if (reason.rejection !== undefined || Object.keys(reason.fields).length > 0) reading.refuse(reason);
    if (reason.code === 'PROVIDER_CHANGED') void client.invalidateQueries({ queryKey: keyOf(getIdentityProvider) });
  };
  return {
    pending: mutation.isPending,
    failure: mutation.error,
    reset: mutation.reset,
    replace: (revision: number): void => {
      if (reading.input === null) return;
      const params = { account: account.id, provider: provider.id };
      mutation.mutate({ params, body: { ...reading.input, revision } }, { onError });
    },
  };
}

interface ChangedMeanwhileProps {
  /** Whether the newer values have arrived here already. */
  readonly known: boolean;
  readonly onLook: () => void;
}

function ChangedMeanwhile({ known, onLook }: ChangedMeanwhileProps) {
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconUsers aria-hidden />}
      role="alert"
      title="Somebody has changed this provider in the meantime"
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm" inherit>
          What you entered is kept. Compare it with the present values, then decide.
        </Text>
        <Button size="xs" variant="default" loading={!known} onClick={onLook}>
          Compare with the present values
        </Button>
      </Stack>
    </Alert>
  );
}
