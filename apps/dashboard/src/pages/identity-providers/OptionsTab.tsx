/** The options of a provider; each is saved when it is chosen, and goes back when that fails. */
import type { IdentityProvider, IdpInitiated } from '@latchkey/contract';
import { Stack } from '@mantine/core';
import { Section } from '../../components/index.ts';
import { EmailDomainsOption } from '../domains/EmailDomainsOption.tsx';
import { SingleLogoutSection } from '../single-logout/SingleLogoutSection.tsx';
import { EncryptionSection } from '../sp-keys/EncryptionSection.tsx';
import { RequestSigningSection } from '../sp-keys/RequestSigningSection.tsx';
import { type Choice, Choices } from './Choices.tsx';
import { DescriptionForm } from './DescriptionForm.tsx';
import { Sha1Switch } from './Sha1Switch.tsx';
import { useProviderChange } from './use-provider-change.ts';
import { vendorShortName } from './vendor-words.ts';

export function OptionsTab({ provider }: { readonly provider: IdentityProvider }) {
  return (
    <Stack gap="lg">
      <DescriptionForm provider={provider} />
      <IdpInitiatedOption provider={provider} />
      <EmailDomainsOption provider={provider} />
      <RequestSigningSection provider={provider} />
      <EncryptionSection provider={provider} />
      <SingleLogoutSection provider={provider} />
      <Sha1Switch provider={provider} />
    </Stack>
  );
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
      'The answer signs in directly. One redirect less; but whoever gets hold of an unused answer can put it into another person’s browser, which is asked first if somebody has signed in there. For identity providers that cannot answer requests.',
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
