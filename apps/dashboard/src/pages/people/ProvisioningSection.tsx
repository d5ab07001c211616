/** Whether somebody who is not a member yet may join, and as what. */
import type { IdentityProvider, Provisioning } from '@latchkey/contract';
import { Section } from '../../components/index.ts';
import { type Choice, Choices } from '../identity-providers/Choices.tsx';
import { useProviderChange } from '../identity-providers/use-provider-change.ts';

const provisioningChoices: readonly Choice<Provisioning>[] = [
  {
    value: 'ask',
    label: 'Ask to join (recommended)',
    description: 'The person sees the account’s name and decides.',
  },
  { value: 'automatic', label: 'Automatic', description: 'The person is a member at once, without being asked.' },
  {
    value: 'off',
    label: 'Off',
    description: 'Only members and invited people get in; others may ask for access, and an admin decides.',
  },
];

const roleChoices: readonly Choice<'admin' | 'member'>[] = [
  { value: 'member', label: 'Member', description: 'Sees the account.' },
  {
    value: 'admin',
    label: 'Admin',
    description:
      'Changes settings, members and single sign-on. Everybody whom the identity provider lets in becomes one, unless a rule says otherwise.',
  },
];

export function ProvisioningSection({ provider }: { readonly provider: IdentityProvider }) {
  const { shown, change } = useProviderChange(provider, 'The option was not changed');
  return (
    <Section
      title="Just-in-time provisioning"
      description="What happens to a person whom the identity provider lets in and who is not a member yet."
    >
      <Choices
        label="Just-in-time provisioning"
        choices={provisioningChoices}
        value={shown.provisioning}
        onChoose={(provisioning) => change({ provisioning })}
      />
      {(shown.provisioning !== 'off' || shown.people.roleRules.length > 0) && (
        <Choices
          label="Default role"
          choices={roleChoices}
          value={shown.defaultRole}
          onChoose={(defaultRole) => change({ defaultRole })}
          labelShown
        />
      )}
    </Section>
  );
}
