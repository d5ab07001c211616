/** Adds a signing certificate by hand: pasted, or from a .cer file. */
import type { IdentityProvider } from '@latchkey/contract';
import { Button, FileButton, Group, Paper, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FailureAlert, toastSuccess } from '../../components/index.ts';
import { certificateText } from './certificate-text.ts';
import { useAddCertificate, useConnectionParams } from './use-connection.ts';

interface AddCertificateProps {
  readonly provider: IdentityProvider;
  readonly onDone: () => void;
}

export function AddCertificate({ provider, onDone }: AddCertificateProps) {
  const params = useConnectionParams(provider);
  const [text, setText] = useState('');
  const add = useAddCertificate(() => {
    toastSuccess('Added. Responses that it signs are accepted from now on.');
    onDone();
  });
  const problem = add.error?.fields.certificate;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ params, body: { certificate: text, revision: provider.revision } });
  };
  return (
    <Paper withBorder p="md" bg="var(--mantine-color-default-hover)">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <FailureAlert failure={problem === undefined ? add.error : null} title="Not added" />
          <Textarea
            label="Certificate"
            description="“Certificate (Base64)” in Entra, card 3: open the file in an editor and paste it, or choose it."
            placeholder="-----BEGIN CERTIFICATE-----"
            autosize
            minRows={4}
            maxRows={10}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
            value={text}
            error={problem}
            data-autofocus
            onChange={(event) => {
              add.reset();
              setText(event.currentTarget.value);
            }}
          />
          <Group gap="sm" justify="space-between">
            <FileButton
              accept=".cer,.crt,.pem,.der"
              onChange={async (file) =>
                file !== null && setText(certificateText(new Uint8Array(await file.arrayBuffer())))
              }
            >
              {(props) => (
                <Button {...props} variant="default">
                  Choose a .cer file
                </Button>
              )}
            </FileButton>
            <Group gap="sm">
              <Button variant="default" onClick={onDone}>
                Cancel
              </Button>
              <Button type="submit" loading={add.isPending} disabled={text.trim() === ''}>
                Add
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
