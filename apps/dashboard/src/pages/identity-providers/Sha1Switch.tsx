/** Marks a provider as legacy: SHA-1 signatures are accepted. Asked twice, since it lowers the guard. */
import type { IdentityProvider } from '@latchkey/contract';
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, Section } from '../../components/index.ts';
import { useProviderChange } from './use-provider-change.ts';

export function Sha1Switch({ provider }: { readonly provider: IdentityProvider }) {
  const [asking, setAsking] = useState(false);
  const { shown, change, pending } = useProviderChange(provider, 'SHA-1 was not switched');
  return (
    <Section
      title="SHA-1 signatures"
      description="Refused, since SHA-1 is broken. Entra signs with SHA-256 unless somebody changed it."
    >
      <Switch
        label="Accept SHA-1 (legacy)"
        description={
          shown.allowSha1
            ? 'Responses to this provider are easier to forge than they need to be. Switch it off as soon as the identity provider signs with SHA-256.'
            : 'Only for an identity provider that cannot do SHA-256.'
        }
        checked={shown.allowSha1}
        onChange={(event) => (event.currentTarget.checked ? setAsking(true) : change({ allowSha1: false }))}
      />
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Accept SHA-1 signatures?"
        confirmLabel="Accept SHA-1"
        pending={pending}
        onConfirm={() => change({ allowSha1: true }, () => setAsking(false))}
      >
        SHA-1 can be broken with money and patience; a forged response would sign in as anybody. In Entra you can change
        it instead: card 3 SAML Certificates › Edit › Signing Algorithm › SHA-256.
      </ConfirmDialog>
    </Section>
  );
}
