/** Options of a provider > Request signing: the certificate for the identity provider, the switch, and how requests travel. */
import type { IdentityProvider, RequestBinding } from '@latchkey/contract';
import { Radio, Stack, Switch } from '@mantine/core';
import { Loaded, Section, SkeletonCard } from '../../components/index.ts';
import { useProviderChange } from '../identity-providers/use-provider-change.ts';
import { SpKeyList } from './SpKeyList.tsx';
import { useSpKeys } from './use-sp-keys.ts';

export function RequestSigningSection({ provider }: { readonly provider: IdentityProvider }) {
  const keys = useSpKeys(provider);
  const { shown, change } = useProviderChange(provider, 'The option was not changed');
  return (
    <Section
      id="request-signing"
      title="Request signing"
      description="Optional. Signs the requests with which people leave for the identity provider. Entra looks at the signature only where verification certificates are required; then its Test button and tiles without a Sign on URL do not work."
    >
      <Loaded query={keys} skeleton={<SkeletonCard lines={2} />}>
        {(present) => {
          const ready = present.keys.some(({ use, state }) => use === 'signing' && state === 'active');
          return (
            <Stack gap="md">
              <SpKeyList provider={provider} use="signing" keys={present.keys} />
              <Switch
                label="Sign requests"
                description={
                  ready
                    ? 'With RSA-SHA256, by the active certificate. If Entra answers AADSTS76023, it does not have that one.'
                    : 'Create a certificate first. If Entra answers AADSTS76021, it requires signed requests.'
                }
                checked={shown.signRequests}
                disabled={!ready && !shown.signRequests}
                onChange={(event) => change({ signRequests: event.currentTarget.checked })}
              />
            </Stack>
          );
        }}
      </Loaded>
      <BindingChoice
        provider={provider}
        value={shown.requestBinding}
        onChoose={(requestBinding) => change({ requestBinding })}
      />
    </Section>
  );
}

const bindings: readonly {
  readonly value: RequestBinding;
  readonly uri: string;
  readonly label: string;
  readonly description: string;
}[] = [
  {
    value: 'redirect',
    uri: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
    label: 'On the address (HTTP-Redirect)',
    description: 'One redirect, no page in between.',
  },
  {
    value: 'post',
    uri: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
    label: 'In a form that submits itself (HTTP-POST)',
    description: 'For proxies and identity providers that refuse long addresses.',
  },
];

interface BindingChoiceProps {
  readonly provider: IdentityProvider;
  readonly value: RequestBinding;
  readonly onChoose: (value: RequestBinding) => void;
}

function BindingChoice({ provider, value, onChoose }: BindingChoiceProps) {
  const offered = (uri: string): boolean => provider.idp.singleSignOnServices.some(({ binding }) => binding === uri);
  return (
    <Radio.Group
      label="How requests travel"
      value={value}
      onChange={(chosen) => {
        const choice = bindings.find((each) => each.value === chosen);
        if (choice !== undefined) onChoose(choice.value);
      }}
    >
      <Stack gap="sm" mt="xs" maw={720}>
        {bindings.map(({ value: each, uri, label, description }) => (
          <Radio
            key={each}
            value={each}
            label={label}
            description={offered(uri) ? description : 'The metadata of the identity provider names no such address.'}
            disabled={!offered(uri) && value !== each}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
