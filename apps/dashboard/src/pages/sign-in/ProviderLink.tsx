/** The button that begins a sign-in through an identity provider. It leaves the dashboard. */
import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { rememberSignIn } from './last-sign-in.ts';
import { startAddress } from './leave-for.ts';

interface ProviderLinkProps {
  readonly address: string;
  readonly provider: { readonly id: string; readonly description: string; readonly startUrl: string };
  readonly returnTo: string | undefined;
  /** Default true. False where another one is more likely. */
  readonly primary?: boolean;
}

export function ProviderLink({ address, provider, returnTo, primary = true }: ProviderLinkProps) {
  return (
    <Button
      component="a"
      href={startAddress({ address, provider, returnTo })}
      variant={primary ? 'filled' : 'default'}
      fullWidth
      leftSection={<IconKey size={16} aria-hidden />}
      onClick={() => rememberSignIn({ address, provider: provider.id })}
    >
      Sign in with {provider.description}
    </Button>
  );
}
