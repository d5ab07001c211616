/** Disabling, enabling and deleting a provider, with what it does to people. */
import {
  deleteIdentityProvider,
  getEnforcementReadiness,
  getOverview,
  type IdentityProvider,
  listIdentityProviders,
  listSignInAttempts,
} from '@latchkey/contract';
import { Button, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useApiMutation } from '../../api/index.ts';
import { ConfirmByName, ConfirmDialog, Section, toastSuccess } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { useProviderChange } from './use-provider-change.ts';

export function DangerTab({ provider }: { readonly provider: IdentityProvider }) {
  return (
    <Stack gap="lg">
      {provider.enabled ? <Disable provider={provider} /> : <Enable provider={provider} />}
      <Delete provider={provider} />
    </Stack>
  );
}

const peopleInWords = (provider: IdentityProvider): string =>
  provider.signInsThisWeek === 0
    ? 'Nobody has signed in through it this week.'
    : `${provider.signInsThisWeek} ${provider.signInsThisWeek === 1 ? 'sign-in' : 'sign-ins'} went through it this week.`;

function Disable({ provider }: { readonly provider: IdentityProvider }) {
  const [asking, setAsking] = useState(false);
  const { change, pending, failure, reset } = useProviderChange(provider, null);
  return (
    <Section
      title="Disable"
      description="Nobody can sign in through it, and everybody who has is signed out. It can be enabled again at any time."
      action={
        <Button variant="default" onClick={() => setAsking(true)}>
          Disable
        </Button>
      }
    >
      <ConfirmDialog
        opened={asking}
        onClose={() => {
          reset();
          setAsking(false);
        }}
        title={`Disable ${provider.description}?`}
        confirmLabel="Disable"
        pending={pending}
        failure={failure}
        onConfirm={() => change({ enabled: false }, () => setAsking(false))}
      >
        {peopleInWords(provider)} All sessions that it opened end now; if you came through it, yours too.
      </ConfirmDialog>
    </Section>
  );
}

function Enable({ provider }: { readonly provider: IdentityProvider }) {
  const { change, pending } = useProviderChange(provider, 'Not enabled');
  return (
    <Section
      title="Enable"
      description="People can sign in through it again."
      action={
        <Button
          loading={pending}
          onClick={() => change({ enabled: true }, () => toastSuccess(`${provider.description} is enabled.`))}
        >
          Enable
        </Button>
      }
    />
  );
}

function Delete({ provider }: { readonly provider: IdentityProvider }) {
  const account = useAccount();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useApiMutation(deleteIdentityProvider, {
    invalidates: [listIdentityProviders, getOverview, getEnforcementReadiness, listSignInAttempts],
    onSuccess: async () => {
      toastSuccess(`${provider.description} is deleted.`);
      await navigate({ to: '/settings/account', hash: 'single-sign-on', replace: true });
    },
  });
  return (
    <Section
      title="Delete"
      description="The provider, its links to people, and its sessions are gone for good. Members stay members."
      action={
        <Button color="red" onClick={() => setAsking(true)}>
          Delete
        </Button>
      }
    >
      <ConfirmByName
        opened={asking}
        onClose={() => {
          remove.reset();
          setAsking(false);
        }}
        title={`Delete ${provider.description}?`}
        name={provider.description}
        confirmLabel="Delete"
        pending={remove.isPending}
        failure={remove.error}
        onConfirm={() =>
          remove.mutate({
            params: { account: account.id, provider: provider.id },
            body: { description: provider.description },
          })
        }
      >
        {peopleInWords(provider)} The application at the identity provider stays; its Entity ID and ACS URL lead nowhere
        afterwards, and a new provider has new ones.
      </ConfirmByName>
    </Section>
  );
}
