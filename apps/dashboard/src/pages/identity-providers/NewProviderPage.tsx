/** New SAML Provider: one page, three numbered steps; the SP values are there from the start. */
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { AdminsOnly, ConfirmDialog, FailureAlert, Loaded, PageHeader, SkeletonCard } from '../../components/index.ts';
import { MetadataInput } from './MetadataInput.tsx';
import { SpValuesList } from './SpValuesList.tsx';
import { Step } from './Step.tsx';
import type { MetadataMode } from './use-metadata-reading.ts';
import { useNewProviderForm } from './use-new-provider-form.ts';

export function NewProviderPage() {
  return (
    <>
      <PageHeader
        title="New SAML Provider"
        back={{ to: '/settings/account', label: 'Account' }}
        description="Nothing changes for anybody until it is saved, tested, and then enforced."
      />
      <AdminsOnly>
        <NewProviderForm />
      </AdminsOnly>
    </>
  );
}

const missingMetadata: Readonly<Record<MetadataMode, string>> = {
  file: 'Upload the metadata XML of your identity provider.',
  address: 'Enter the address, and look at what was read before you save.',
  manual: 'Fill in the fields, and look at what was read before you save.',
};

type NewProvider = ReturnType<typeof useNewProviderForm>;

function NewProviderForm() {
  const form = useNewProviderForm();
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="lg" maw={880}>
        <FailureAlert failure={form.failure} title="Not saved" />
        <Step number={1} title="Name it">
          <TextInput
            ref={form.description.input}
            label="Description"
            description="People see it on the sign-in page when there is more than one."
            placeholder="Contoso Entra ID"
            maxLength={100}
            autoComplete="off"
            required
            autoFocus
            maw={480}
            value={form.description.value}
            error={form.description.error}
            onChange={(event) => form.description.change(event.currentTarget.value)}
          />
        </Step>
        <SpValuesStep form={form} />
        <Step number={3} title="Metadata from your identity provider">
          <MetadataInput reading={form.reading} />
          {form.metadataMissing && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {missingMetadata[form.reading.mode]}
            </Text>
          )}
        </Step>
        <Group justify="flex-end">
          <Button variant="default" onClick={form.cancel}>
            Cancel
          </Button>
          <Button type="submit" loading={form.saving || form.reading.reading}>
            Save
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        opened={form.leaving.status === 'blocked'}
        onClose={() => form.leaving.reset?.()}
        title="Leave without saving?"
        confirmLabel="Leave"
        onConfirm={() => form.leaving.proceed?.()}
      >
        The description and the metadata you chose are not saved. The values of step 2 stay reserved in this tab.
      </ConfirmDialog>
    </form>
  );
}

function SpValuesStep({ form }: { readonly form: NewProvider }) {
  return (
    <Step number={2} title="Give these to your identity provider">
      {form.renewed && (
        <Alert color="yellow" variant="light" icon={<IconRefresh aria-hidden />} title="These values are new">
          The ones shown before had expired. Copy these again, then press Save.
        </Alert>
      )}
      <Loaded query={form.reservation} skeleton={<SkeletonCard lines={4} />}>
        {({ sp }) => <SpValuesList sp={sp} {...(form.reading.view !== null && { vendor: form.reading.view.vendor })} />}
      </Loaded>
    </Step>
  );
}
