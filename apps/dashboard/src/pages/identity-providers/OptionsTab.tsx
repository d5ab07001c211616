/** The options of a provider; each is saved when it is chosen, and goes back when that fails. */
import type { IdentityProvider, IdpInitiated, Provisioning } from '@latchkey/contract';
import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../../components/index.ts';
import { EmailDomainsOption } from '../domains/EmailDomainsOption.tsx';
import { SingleLogoutSection } from '../single-logout/SingleLogoutSection.tsx';
import { EncryptionSection } from '../sp-keys/EncryptionSection.tsx';
import { RequestSigningSection } from '../sp-keys/RequestSigningSection.tsx';
import { DescriptionForm } from './DescriptionForm.tsx';
import { Sha1Switch } from './Sha1Switch.tsx';
import { useProviderChange } from './use-provider-change.ts';
import { vendorShortName } from './vendor-words.ts';

export function OptionsTab({ provider }: { readonly provider: IdentityProvider }) {
  return (
    <Stack gap="lg">
      <DescriptionForm provider={provider} />
      <IdpInitiatedOption provider={provider} />
      <ProvisioningOption provider={provider} />
      <EmailDomainsOption provider={provider} />
      <RequestSigningSection provider={provider} />
      <EncryptionSection provider={provider} />
      <SingleLogoutSection provider={provider} />
      <Sha1Switch provider={provider} />
    </Stack>
  );
}

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description: ReactNode;
}

const idpInitiatedChoices: readonly Choice<IdpInitiated>[] = [
  {
    value: 'restart',
    label: 'Start a fresh round trip (recommended)',
    description:
      'The answer only tells who is coming from where; Latchkey asks the identity provider itself, which answers at once without a page. Tiles and Entra’s Test button work, and nobody can be signed in with somebody else’s answer.',
  },
  {
    value: 'accept',
    label: 'Accept',
    description:
      'The answer signs in directly. One redirect less; but whoever gets hold of an unused answer can put it into another person’s browser. For identity providers that cannot answer requests.',
  },
  {
    value: 'refuse',
    label: 'Refuse',
    description:
      'Only sign-ins that begin here. Tiles work if the Sign on URL is entered there; Entra’s Test button does not.',
  },
];

function IdpInitiatedOption({ provider }: { readonly provider: IdentityProvider }) {
  const { shown, change } = useProviderChange(provider, 'The option was not changed');
  return (
    <Section
      title="IdP-initiated sign-in"
      description={`What an answer does that nobody asked for: from a tile, or from ${vendorShortName(provider.idp.vendor)}’s Test button.`}
    >
      <Choices
        label="IdP-initiated sign-in"
        choices={idpInitiatedChoices}
        value={shown.idpInitiated}
        onChoose={(idpInitiated) => change({ idpInitiated })}
      />
    </Section>
  );
}

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
    description: 'Only members and invited people get in; others are told whom to ask.',
  },
];

const roleChoices: readonly Choice<'admin' | 'member'>[] = [
  { value: 'member', label: 'Member', description: 'Sees the account.' },
  {
    value: 'admin',
    label: 'Admin',
    description:
      'Changes settings, members and single sign-on. Everybody whom the identity provider lets in becomes one.',
  },
];

function ProvisioningOption({ provider }: { readonly provider: IdentityProvider }) {
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
      {shown.provisioning !== 'off' && (
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

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly labelShown?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

function Choices<Value extends string>({ label, labelShown, choices, value, onChoose }: ChoicesProps<Value>) {
  const choose = (next: string): void => {
    const choice = choices.find((each) => each.value === next);
    if (choice !== undefined) onChoose(choice.value);
  };
  return (
    <Radio.Group {...(labelShown === true ? { label } : { 'aria-label': label })} value={value} onChange={choose}>
      <Stack gap="sm" mt={labelShown === true ? 'xs' : 0} maw={720}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.description} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
