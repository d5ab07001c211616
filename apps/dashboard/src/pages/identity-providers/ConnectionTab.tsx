/** What is known about the identity provider: its metadata, where it comes from, its certificates, and replacing it. */
import type { IdentityProvider } from '@latchkey/contract';
import { Button, Stack } from '@mantine/core';
import { IconReplace } from '@tabler/icons-react';
import { useState } from 'react';
import { CopyValue, RelativeTime, Section } from '../../components/index.ts';
import { bindingName } from './binding-name.ts';
import { CertificatesSection } from './CertificatesSection.tsx';
import { MetadataWarnings } from './MetadataPreview.tsx';
import { MetadataSource } from './MetadataSource.tsx';
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
      <MetadataSource provider={provider} />
      <CertificatesSection provider={provider} />
    </Stack>
  );
}

/** What card 4 of Entra calls a value; nothing for others. */
const entraWords = (vendor: string, field: string): { readonly hint?: string } =>
  vendor === 'entra' ? { hint: `“${field}” in Entra, card 4` } : {};
