/** Renames a provider. */
import type { IdentityProvider } from '@latchkey/contract';
import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Section, toastSuccess } from '../../components/index.ts';
import { descriptionProblem } from './description-problem.ts';
import { useProviderChange } from './use-provider-change.ts';

export function DescriptionForm({ provider }: { readonly provider: IdentityProvider }) {
  // `null` until somebody types: then live updates of the provider no longer reach the field.
  const [typed, setTyped] = useState<string | null>(null);
  const { change, pending } = useProviderChange(provider, 'The description was not changed');
  const value = typed ?? provider.description;
  const problem = descriptionProblem(value);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (problem !== null || pending) return;
    change({ description: value.trim() }, () => {
      setTyped(null);
      toastSuccess('The description is saved.');
    });
  };
  return (
    <Section title="Name" description="People see it on the sign-in page when there is more than one.">
      <form onSubmit={submit} noValidate>
        <Group align="flex-start" gap="sm">
          <TextInput
            label="Description"
            maxLength={100}
            w={{ base: '100%', xs: 360 }}
            value={value}
            error={problem}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            mt={{ base: 0, xs: 24 }}
            loading={pending}
            disabled={value.trim() === provider.description}
          >
            Save
          </Button>
        </Group>
      </form>
    </Section>
  );
}
