/** Options of a provider > Single logout: the address for the identity provider, and what signing out here does there. */
import type { IdentityProvider } from '@latchkey/contract';
import { Stack, Switch, Text } from '@mantine/core';
import { CopyValue, Section } from '../../components/index.ts';
import { useProviderChange } from '../identity-providers/use-provider-change.ts';
import { vendorShortName } from '../identity-providers/vendor-words.ts';

export function SingleLogoutSection({ provider }: { readonly provider: IdentityProvider }) {
  const { shown, change } = useProviderChange(provider, 'The option was not changed');
  const name = vendorShortName(provider.idp.vendor);
  const offered = provider.idp.singleLogoutServices.length > 0;
  return (
    <Section
      id="single-logout"
      title="Single logout"
      description={`Signing out of Latchkey ends the session here, always and first. This connects it with the session at ${name}.`}
    >
      <Stack gap="md">
        <CopyValue
          label="Logout URL"
          value={provider.sp.sloUrl}
          hint={
            provider.idp.vendor === 'entra'
              ? '“Logout Url (Optional)” in Entra, card 1 Basic SAML Configuration'
              : 'single logout service, by redirect or form'
          }
        />
        <Text size="sm" c="dimmed" maw={720}>
          With it, signing out at {name} ends the session here as well. It needs no option.
          {provider.idp.vendor === 'entra' &&
            ' Entra does so by a frame in its own page; browsers that block cookies of other sites in frames leave the session here open.'}
        </Text>
        <Switch
          label="End the session at the identity provider too"
          description={
            offered
              ? `Whoever signs out here is signed out of every application of ${name} in this browser.`
              : 'The metadata of the identity provider names no address for signing out.'
          }
          checked={shown.singleLogout}
          disabled={!offered && !shown.singleLogout}
          onChange={(event) => change({ singleLogout: event.currentTarget.checked })}
        />
      </Stack>
    </Section>
  );
}
