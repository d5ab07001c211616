/** Metadata by hand: what an identity provider shows that publishes no file. Checked field by field. */
import { Button, FileButton, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { IconCertificate, IconChecks } from '@tabler/icons-react';
import { certificateText } from './certificate-text.ts';
import type { MetadataReading } from './use-metadata-reading.ts';

export function ManualInput({ reading }: { readonly reading: MetadataReading }) {
  const { manual, setManual, failure } = reading;
  const fields = failure?.fields ?? {};
  const text = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <Stack gap="sm">
      <TextInput
        {...text}
        label="IdP entity ID"
        description="“Microsoft Entra Identifier” in Entra, card 4. Also: issuer."
        placeholder="https://sts.windows.net/…/"
        value={manual.entityId}
        error={fields.entityId}
        onChange={(event) => setManual({ entityId: event.currentTarget.value })}
      />
      <TextInput
        {...text}
        label="Sign-on address"
        description="“Login URL” in Entra, card 4."
        placeholder="https://login.microsoftonline.com/…/saml2"
        value={manual.signOnUrl}
        error={fields.signOnUrl}
        onChange={(event) => setManual({ signOnUrl: event.currentTarget.value })}
      />
      <TextInput
        {...text}
        label="Logout address (optional)"
        description="“Logout URL” in Entra, card 4."
        value={manual.logoutUrl}
        error={fields.logoutUrl}
        onChange={(event) => setManual({ logoutUrl: event.currentTarget.value })}
      />
      <Textarea
        {...text}
        label="Signing certificates"
        description="“Certificate (Base64)” in Entra, card 3. Paste one, or several in PEM form below each other."
        placeholder="-----BEGIN CERTIFICATE-----"
        autosize
        minRows={4}
        maxRows={12}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
        value={manual.certificates}
        error={fields.certificates}
        onChange={(event) => setManual({ certificates: event.currentTarget.value })}
      />
      <Group gap="sm">
        <FileButton
          accept=".cer,.crt,.pem,.der"
          onChange={async (file) => {
            if (file === null) return;
            const added = certificateText(new Uint8Array(await file.arrayBuffer()));
            setManual({ certificates: `${manual.certificates.trim()}\n${added}`.trim() });
          }}
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconCertificate size={16} aria-hidden />}>
              Add a .cer file
            </Button>
          )}
        </FileButton>
        <Button
          variant={reading.view === null ? 'light' : 'default'}
          leftSection={<IconChecks size={16} aria-hidden />}
          loading={reading.reading}
          onClick={reading.readTyped}
        >
          Check
        </Button>
      </Group>
    </Stack>
  );
}
