/** The person's name; the e-mail address is shown. */
import { getCurrentSession, getProfile, listMembers, type Profile, updateProfile } from '@latchkey/contract';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { FailureAlert, Section, toastSuccess } from '../../components/index.ts';
import { applyFailure, focusFirstError, personNameRule, useLiveForm } from '../../forms/index.ts';

export function NameSection({ profile }: { readonly profile: Profile }) {
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const form = useLiveForm({ initialValues: { name: profile.name }, validate: { name: personNameRule } });
  const saving = useApiMutation(updateProfile, {
    invalidates: [getProfile, getCurrentSession, listMembers],
    onSuccess: ({ name }) => {
      form.setInitialValues({ name });
      form.resetDirty({ name });
      toastSuccess('Saved.');
    },
  });
  const submit = form.onSubmit(
    ({ name }) => {
      setFailure(null);
      saving.mutate({ body: { name: name.trim() } }, { onError: (error) => setFailure(applyFailure(form, error)) });
    },
    (errors) => focusFirstError(form, errors),
  );
  return (
    <Section title="You">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FailureAlert failure={failure} title="Nothing was saved" />
          <TextInput label="Your name" autoComplete="name" required maw={420} {...form.getInputProps('name')} />
          <TextInput
            label="E-mail"
            description="You sign in with it. It cannot be changed here."
            value={profile.email}
            readOnly
            variant="filled"
            maw={420}
          />
          <Group>
            <Button type="submit" loading={saving.isPending} disabled={!form.isDirty()}>
              Save changes
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
