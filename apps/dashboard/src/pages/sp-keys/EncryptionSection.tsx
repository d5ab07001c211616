/** Options of a provider > Encryption: the certificate that assertions are encrypted for, and whether they have to be. */
import type { IdentityProvider } from '@latchkey/contract';
import { Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, Loaded, Section, SkeletonCard } from '../../components/index.ts';
import { useProviderChange } from '../identity-providers/use-provider-change.ts';
import { SpKeyList } from './SpKeyList.tsx';
import { useSpKeys } from './use-sp-keys.ts';

export function EncryptionSection({ provider }: { readonly provider: IdentityProvider }) {
  const keys = useSpKeys(provider);
  const [asking, setAsking] = useState(false);
  const { shown, change, pending } = useProviderChange(provider, 'The option was not changed');
  return (
    <Section
      id="encryption"
      title="Encryption"
      description="Optional. The identity provider encrypts assertions for this certificate, so that nobody on the way can read them, the person’s own browser included. Entra calls it token encryption and wants a P1 or P2 licence for it."
    >
      <Loaded query={keys} skeleton={<SkeletonCard lines={2} />}>
        {(present) => {
          const ready = present.keys.some(({ use, state }) => use === 'encryption' && state === 'active');
          return (
            <Stack gap="md">
              <SpKeyList provider={provider} use="encryption" keys={present.keys} />
              <Switch
                label="Refuse assertions that are not encrypted"
                description={
                  ready
                    ? 'Switch it on after a sign-in with an encrypted assertion has worked.'
                    : 'Create a certificate first.'
                }
                checked={shown.requireEncryption}
                disabled={!ready && !shown.requireEncryption}
                onChange={(event) =>
                  event.currentTarget.checked ? setAsking(true) : change({ requireEncryption: false })
                }
              />
            </Stack>
          );
        }}
      </Loaded>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Refuse assertions that are not encrypted?"
        confirmLabel="Refuse them"
        pending={pending}
        onConfirm={() => change({ requireEncryption: true }, () => setAsking(false))}
      >
        If the identity provider does not encrypt for an active certificate, nobody can sign in through it from now on.
        Press Test first and look at the check “The assertion can be decrypted”.
      </ConfirmDialog>
    </Section>
  );
}
