/** What is known about the identity provider: its metadata, its certificates as a time line, and replacing them. */
import type { IdentityProvider } from '@latchkey/contract';
import { Button, Stack, Text } from '@mantine/core';
import { IconReplace } from '@tabler/icons-react';
import { useState } from 'react';
import { CopyValue, RelativeTime, Section } from '../../components/index.ts';
import { bindingName } from './binding-name.ts';
import { CertificateList } from './CertificateList.tsx';
import { MetadataWarnings } from './MetadataPreview.tsx';
import { ReplaceMetadata } from './ReplaceMetadata.tsx';

export function ConnectionTab({ provider }: { readonly provider: IdentityProvider }) {
  const [replacing, setReplacing] = useState(false);
  const { idp } = provider;
  return (
    <Stack gap="lg">
      <Section
        title="IdP metadata"
        description={
          <>
            Revision {provider.revision}, changed <RelativeTime at={provider.changedAt} />
            {provider.provenAt !== null && (
              <>
                , proven <RelativeTime at={provider.provenAt} />
              </>
            )}
            .
          </>
        }
        action={
          replacing ? undefined : (
            <Button
              variant="default"
              leftSection={<IconReplace size={16} aria-hidden />}
              onClick={() => setReplacing(true)}
            >
              Replace metadata
            </Button>
          )
        }
      >
        {replacing && <ReplaceMetadata provider={provider} onDone={() => setReplacing(false)} />}
        <MetadataWarnings warnings={idp.warnings} />
        <CopyValue
          label="IdP entity ID"
          value={idp.entityId}
          {...entraWords(idp.vendor, 'Microsoft Entra Identifier')}
        />
        {idp.singleSignOnServices.map((service) => (
          <CopyValue
            key={service.binding + service.location}
            label={`Sign-on address, ${bindingName(service.binding)}`}
            value={service.location}
            {...entraWords(idp.vendor, 'Login URL')}
          />
        ))}
        {idp.singleLogoutServices.map((service) => (
          <CopyValue
            key={service.binding + service.location}
            label={`Logout address, ${bindingName(service.binding)}`}
            value={service.location}
            {...entraWords(idp.vendor, 'Logout URL')}
          />
        ))}
      </Section>
      <Certificates certificates={idp.certificates} />
    </Stack>
  );
}

/** What card 4 of Entra calls a value; nothing for others. */
const entraWords = (vendor: string, field: string): { readonly hint?: string } =>
  vendor === 'entra' ? { hint: `“${field}” in Entra, card 4` } : {};

function Certificates({ certificates }: Pick<IdentityProvider['idp'], 'certificates'>) {
  return (
    <Section
      title="Certificates"
      description="A response is accepted when any of these has signed it, so a new one can be made active at any time."
    >
      <CertificateList certificates={certificates} />
      {certificates.length === 1 && (
        <Text size="sm" c="dimmed">
          Before it ends: make a new certificate at the identity provider, replace the metadata here (it contains both),
          and only then make the new one active there. Nobody notices.
        </Text>
      )}
    </Section>
  );
}
