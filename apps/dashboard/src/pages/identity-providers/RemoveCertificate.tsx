/** Takes trust from a signing certificate; the last one that is known to work is confirmed by name. */
import type { CertificateView, IdentityProvider } from '@latchkey/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmByName, ConfirmDialog, toastSuccess } from '../../components/index.ts';
import { useConnectionParams, useRemoveCertificate } from './use-connection.ts';

interface RemoveCertificateProps {
  readonly provider: IdentityProvider;
  readonly certificate: CertificateView;
}

export function RemoveCertificate({ provider, certificate }: RemoveCertificateProps) {
  const params = useConnectionParams(provider);
  const [asking, setAsking] = useState(false);
  const remove = useRemoveCertificate(() => {
    setAsking(false);
    toastSuccess('Removed.');
  });
  const { sha256, sha1 } = certificate;
  const works = (one: { readonly lastSignedAt: number | null }) => one.lastSignedAt !== null;
  const uses = provider.connection.certificates;
  const own = uses.find((one) => one.sha256 === sha256);
  const lastThatWorks = own !== undefined && works(own) && !uses.some((one) => one.sha256 !== sha256 && works(one));
  const dialog = {
    opened: asking,
    onClose: () => {
      remove.reset();
      setAsking(false);
    },
    title: 'Remove this certificate?',
    confirmLabel: 'Remove',
    pending: remove.isPending,
    failure: remove.error,
    onConfirm: () =>
      remove.mutate({
        params: { ...params, certificate: sha256 },
        body: { revision: provider.revision, ...(lastThatWorks && { description: provider.description }) },
      }),
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        onClick={() => setAsking(true)}
        aria-label={`Remove certificate ${sha1.slice(0, 8)}`}
      >
        Remove
      </Button>
      {lastThatWorks ? (
        <ConfirmByName {...dialog} name={provider.description}>
          It is the only one that has signed sign-ins so far ({sha1}). If the identity provider still uses it, nobody
          gets in any more.
        </ConfirmByName>
      ) : (
        <ConfirmDialog {...dialog}>
          Responses that it signs ({sha1}) are refused from now on, and sign-ins under way with it end. A refresh does
          not bring it back.
        </ConfirmDialog>
      )}
    </>
  );
}
