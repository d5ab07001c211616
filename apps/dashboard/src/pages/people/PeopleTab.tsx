/** What happens to the people whom a provider lets in: whether they join, what they are called, and which role they get. */
import type { IdentityProvider } from '@latchkey/contract';
import { Alert, Button, Group, List, Stack } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { FailureAlert } from '../../components/index.ts';
import { GroupOverage } from './GroupOverage.tsx';
import { MappingSection } from './MappingSection.tsx';
import { PreviewSection } from './PreviewSection.tsx';
import { ProvisioningSection } from './ProvisioningSection.tsx';
import { RulesSection } from './RulesSection.tsx';
import { type PeopleFormState, usePeopleForm } from './use-people-form.ts';
import { usePeoplePreview } from './use-people-preview.ts';

export function PeopleTab({ provider }: { readonly provider: IdentityProvider }) {
  const state = usePeopleForm(provider);
  const preview = usePeoplePreview(provider, state.form);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!state.saving) state.save();
  };
  return (
    <Stack gap="lg">
      <ProvisioningSection provider={provider} />
      {preview.data !== undefined && <GroupOverage counted={preview.data.groupOverage} />}
      <form onSubmit={submit} noValidate aria-label="People settings">
        <Stack gap="lg">
          <RulesSection state={state} preview={preview.data} defaultRole={provider.defaultRole} />
          <MappingSection state={state} preview={preview.data} />
          <PreviewSection query={preview} />
          <SomebodyElse state={state} />
          <FailureAlert failure={state.failure} title="The settings were not saved" />
          <Group gap="sm">
            <Button type="submit" disabled={!state.dirty || state.othersChanges.length > 0} loading={state.saving}>
              Save
            </Button>
            {state.dirty && (
              <Button variant="default" onClick={state.takeTheirs}>
                Undo changes
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}

/** Two admins at once: the later one is told what changed, and loses nothing. */
function SomebodyElse({ state }: { readonly state: PeopleFormState }) {
  if (state.othersChanges.length === 0) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconUsers aria-hidden />}
      title="Somebody else has changed these settings meanwhile"
      role="alert"
    >
      <List size="sm">
        {state.othersChanges.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      <Group gap="sm" mt="sm">
        <Button size="compact-sm" variant="default" onClick={state.keepMine}>
          Keep mine
        </Button>
        <Button size="compact-sm" variant="default" onClick={state.takeTheirs}>
          Take theirs
        </Button>
      </Group>
    </Alert>
  );
}
