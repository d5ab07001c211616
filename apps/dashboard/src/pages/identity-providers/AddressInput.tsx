/** The address at which an identity provider publishes its metadata: read on demand, refreshed by itself once it is saved. */
import { Button, Group, TextInput } from '@mantine/core';
import { IconWorldDownload } from '@tabler/icons-react';
import type { MetadataReading } from './use-metadata-reading.ts';

export function AddressInput({ reading }: { readonly reading: MetadataReading }) {
  return (
    <Group align="flex-end" gap="sm" wrap="wrap">
      <TextInput
        flex="1 1 320px"
        label="Metadata address"
        description="“App Federation Metadata Url” in Entra, card 3. Latchkey looks there every day, and at once when a new key signs."
        placeholder="https://login.microsoftonline.com/…/federationmetadata/2007-06/federationmetadata.xml?appid=…"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={2048}
        value={reading.address}
        error={reading.failure?.fields.address}
        onChange={(event) => reading.setAddress(event.currentTarget.value)}
        onKeyDown={(event) => {
          // The form around it must not be saved before anybody has seen what is there.
          if (event.key !== 'Enter' || reading.view !== null) return;
          event.preventDefault();
          reading.readTyped();
        }}
      />
      <Button
        variant={reading.view === null ? 'light' : 'default'}
        leftSection={<IconWorldDownload size={16} aria-hidden />}
        loading={reading.reading}
        disabled={reading.address.trim() === ''}
        onClick={reading.readTyped}
      >
        Read
      </Button>
    </Group>
  );
}
