/** Takes the identity provider's metadata through a setup link, and shows what was read before it is handed in. */
import { handInSetupMetadata, openSetup, type Setup } from '@latchkey/contract';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { FailureAlert, toastSuccess } from '../../components/index.ts';
import { MetadataFileInput } from '../identity-providers/MetadataInput.tsx';
import { MetadataPreview } from '../identity-providers/MetadataPreview.tsx';
import { useSetupMetadata } from './use-setup-metadata.ts';

export function SetupMetadata({ token, setup }: { readonly token: string; readonly setup: Setup }) {
  const [replacing, setReplacing] = useState(false);
  if (setup.metadata !== null && !replacing) {
    return (
      <Stack gap="md">
        <Alert variant="light" color="green" icon={<IconCircleCheck aria-hidden />} title="It has come">
          {setup.invitedBy} has been told. This is what was read:
        </Alert>
        <MetadataPreview view={setup.metadata} />
        <Group>
          <Button variant="default" onClick={() => setReplacing(true)}>
            Hand in another file
          </Button>
        </Group>
      </Stack>
    );
  }
  return <HandIn token={token} onDone={() => setReplacing(false)} />;
}

function HandIn({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const reading = useSetupMetadata(token);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const handing = useApiMutation(handInSetupMetadata, {
    invalidates: [openSetup],
    onSuccess: () => {
      toastSuccess('The metadata has come.');
      onDone();
    },
  });
  const handIn = (): void => {
    if (reading.input === null) return;
    setFailure(null);
    handing.mutate(
      { params: { token }, body: reading.input },
      { onError: (error) => (error.rejection === undefined ? setFailure(error) : reading.refuse(error)) },
    );
  };
  return (
    <Stack gap="md">
      <FailureAlert failure={failure} title="Not handed in" />
      <Text size="sm">The file that your identity provider gave you in the last step. Nothing in it is secret.</Text>
      <MetadataFileInput reading={reading} />
      <Group>
        <Button onClick={handIn} loading={handing.isPending} disabled={reading.view === null}>
          Hand in
        </Button>
      </Group>
    </Stack>
  );
}
