/** The values that the identity provider is given, each to be copied, in its own words. */
import type { IdpInitiated, SpValues } from '@latchkey/contract';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { CopyValue } from '../../components/index.ts';
import { GuideDisclosure } from '../setup-guides/GuideDisclosure.tsx';
import { Path } from './Path.tsx';
import { useWords } from './use-words.ts';
import { isVendor, type VendorWords, vendors, vendorWords } from './vendor-words.ts';

interface SpValuesListProps {
  readonly sp: SpValues;
  /** From the metadata, where there is one: its words are shown first. */
  readonly vendor?: string;
  /** What an answer does that nobody asked for; a new provider starts a fresh round trip. */
  readonly idpInitiated?: IdpInitiated;
}

export function SpValuesList({ sp, vendor, idpInitiated = 'restart' }: SpValuesListProps) {
  const [chosen, choose] = useWords(vendor);
  const words = vendorWords[chosen];
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Text size="sm" c="dimmed" flex="1 1 280px">
          They belong here: <Path steps={words.spPlace} />
        </Text>
        <Select
          label="Field names as in"
          w={200}
          size="xs"
          data={vendors.map((each) => ({ value: each, label: vendorWords[each].name }))}
          value={chosen}
          onChange={(value) => {
            if (isVendor(value)) choose(value);
          }}
          allowDeselect={false}
          comboboxProps={{ keepMounted: false }}
        />
      </Group>
      <CopyValue label="Entity ID" value={sp.entityId} hint={inWordsOf(words, words.entityId)} />
      <CopyValue label="ACS URL" value={sp.acsUrl} hint={inWordsOf(words, words.acsUrl)} />
      <Stack gap={4}>
        <CopyValue
          label="Sign on URL"
          value={sp.signOnUrl}
          hint={
            words.signOnUrl === null ? `optional; ${words.name} has no field for it` : inWordsOf(words, words.signOnUrl)
          }
        />
        <SignOnNote words={words} idpInitiated={idpInitiated} />
      </Stack>
      <CopyValue
        label="Logout URL"
        value={sp.sloUrl}
        hint={words.sloUrl === null ? 'optional, for single logout' : inWordsOf(words, words.sloUrl)}
      />
      <MetadataDownload sp={sp} words={words} />
      <GuideDisclosure vendor={chosen} sp={sp} />
    </Stack>
  );
}

const inWordsOf = (words: VendorWords, field: string): string => `“${field}” in ${words.shortName}`;

/** What a tile does without the value, which depends on the option. */
const withoutIt: Readonly<Record<IdpInitiated, string>> = {
  restart:
    'Without it the tile sends an answer that nobody asked for; Latchkey then starts a fresh round trip, and the person notices nothing. Both ways work: with it is one step shorter.',
  accept:
    'Without it the tile signs in directly with an answer that nobody asked for. Enter it, so that only the identity provider’s test button still does that.',
  refuse:
    'Enter it: without it the tile sends an answer that nobody asked for, which this identity provider’s options refuse.',
};

/** Entra's Test button ignores the Sign on URL. */
const testButton: Readonly<Record<IdpInitiated, string>> = {
  restart: 'Entra’s Test button works in either case.',
  accept: 'Entra’s Test button works in either case.',
  refuse: 'Entra’s Test button is refused in either case; use Test on this page.',
};

/** What the optional value changes, so that leaving it out is a choice. */
function SignOnNote({ words, idpInitiated }: { readonly words: VendorWords; readonly idpInitiated: IdpInitiated }) {
  const entra = words.shortName === 'Entra';
  const tile = entra ? 'the tile in My Apps' : 'the tile of the application';
  return (
    <Text size="xs" c="dimmed" maw={640}>
      {words.signOnUrl === null
        ? 'Link people to it: the sign-in begins here.'
        : `With it, ${tile} opens this address and the sign-in begins here. ${withoutIt[idpInitiated]}${entra ? ` ${testButton[idpInitiated]}` : ''}`}
    </Text>
  );
}

function MetadataDownload({ sp, words }: { readonly sp: SpValues; readonly words: VendorWords }) {
  return (
    <Group gap="sm">
      <Button
        component="a"
        href={sp.metadataUrl}
        download="latchkey-sp-metadata.xml"
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} aria-hidden />}
      >
        Download SP metadata XML
      </Button>
      <Text size="xs" c="dimmed">
        {words.spMetadata === null
          ? `All of the above in one file; ${words.name} wants the values one by one.`
          : `All of the above in one file, for “${words.spMetadata}” in ${words.shortName}.`}
      </Text>
    </Group>
  );
}
