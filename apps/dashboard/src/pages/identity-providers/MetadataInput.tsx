/** Takes the identity provider's metadata: a file, an address or values typed in; shows what was read, or why it cannot be used. */
import '@mantine/dropzone/styles.css';
import { maximumMetadataBytes } from '@latchkey/contract';
import { Button, Group, Loader, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFileCode, IconUpload } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { AddressInput } from './AddressInput.tsx';
import { ManualInput } from './ManualInput.tsx';
import { MetadataPreview } from './MetadataPreview.tsx';
import { MetadataRefusal } from './MetadataRefusal.tsx';
import { sizeInWords } from './read-upload.ts';
import type { FileReading, MetadataMode, MetadataReading } from './use-metadata-reading.ts';

const modes = [
  { value: 'file', label: 'File' },
  { value: 'address', label: 'Address' },
  { value: 'manual', label: 'By hand' },
] as const satisfies readonly { readonly value: MetadataMode; readonly label: string }[];

export function MetadataInput({ reading }: { readonly reading: MetadataReading }) {
  const problemId = useId();
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="How the metadata comes in"
        data={[...modes]}
        value={reading.mode}
        onChange={reading.setMode}
        w="fit-content"
      />
      {reading.mode === 'file' && <FileInput reading={reading} describedBy={problemId} />}
      {reading.mode === 'address' && <AddressInput reading={reading} />}
      {reading.mode === 'manual' && <ManualInput reading={reading} />}
      <div id={problemId} aria-live="polite">
        <MetadataRefusal reading={reading} />
        {reading.view !== null && <MetadataPreview view={reading.view} />}
      </div>
    </Stack>
  );
}

/** A file alone, where it comes in by nothing else. */
export function MetadataFileInput({ reading }: { readonly reading: FileReading }) {
  const problemId = useId();
  return (
    <Stack gap="sm">
      <FileInput reading={reading} describedBy={problemId} />
      <div id={problemId} aria-live="polite">
        <MetadataRefusal reading={reading} />
        {reading.view !== null && <MetadataPreview view={reading.view} />}
      </div>
    </Stack>
  );
}

function FileInput({ reading, describedBy }: { readonly reading: FileReading; readonly describedBy: string }) {
  const [pasting, setPasting] = useState(false);
  return (
    <>
      <DropArea reading={reading} describedBy={describedBy} onPasteInstead={() => setPasting((open) => !open)} />
      {pasting && <PasteArea reading={reading} />}
    </>
  );
}

interface DropAreaProps {
  readonly reading: FileReading;
  readonly describedBy: string;
  readonly onPasteInstead: () => void;
}

function DropArea({ reading, describedBy, onPasteInstead }: DropAreaProps) {
  const open = useRef<() => void>(null);
  const question = reading.failure?.rejection?.code === 'METADATA_ENTITY_AMBIGUOUS';
  const wrong = reading.problem !== null || (reading.failure !== null && !question);
  return (
    <Dropzone
      onDrop={([file]) => file !== undefined && void reading.readFile(file)}
      onReject={() => reading.complain(`Choose one file of at most ${sizeInWords(maximumMetadataBytes)}.`)}
      maxSize={maximumMetadataBytes}
      multiple={false}
      openRef={open}
      activateOnClick={false}
      enablePointerEvents
      // The button below is what people use; the input itself takes no focus.
      inputProps={{ 'aria-label': 'Upload XML', 'aria-hidden': true }}
      p="md"
      style={wrong ? { borderColor: 'var(--mantine-color-error)' } : undefined}
    >
      <Group gap="md" justify="space-between">
        <Group gap="sm" flex="1 1 260px" wrap="nowrap">
          <IconFileCode
            size={24}
            stroke={1.5}
            aria-hidden
            color="var(--mantine-color-dimmed)"
            style={{ flexShrink: 0 }}
          />
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            <Chosen reading={reading} />
          </Text>
        </Group>
        <Group gap="xs">
          <Button
            variant={reading.upload === null ? 'light' : 'default'}
            size="sm"
            leftSection={<IconUpload size={16} aria-hidden />}
            onClick={() => open.current?.()}
            aria-describedby={describedBy}
          >
            Upload XML
          </Button>
          <Button variant="subtle" size="sm" onClick={onPasteInstead}>
            Paste text
          </Button>
        </Group>
      </Group>
    </Dropzone>
  );
}

function Chosen({ reading }: { readonly reading: FileReading }) {
  if (reading.upload === null) return 'Drop the metadata XML here, choose the file, or paste its text.';
  return (
    <>
      {reading.upload.name ?? 'Pasted text'} ({sizeInWords(reading.upload.bytes)}){' '}
      {reading.reading && <Loader size={12} aria-label="Reading" />}
    </>
  );
}

/** Read half a second after the last key, so that pasting needs no button. */
function PasteArea({ reading }: { readonly reading: FileReading }) {
  const [text, setText] = useState('');
  const read = useDebouncedCallback(reading.readText, 500);
  return (
    <Textarea
      label="Metadata XML"
      placeholder="<EntityDescriptor …"
      autosize
      minRows={4}
      maxRows={12}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        read(event.currentTarget.value);
      }}
    />
  );
}
