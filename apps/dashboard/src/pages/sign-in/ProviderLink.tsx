/** The button that begins a sign-in through an identity provider. It leaves the dashboard. */
import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { safeReturnPath } from '../../session/index.ts';
import { rememberSignIn } from './last-sign-in.ts';

interface ProviderLinkProps {
  readonly address: string;
  readonly provider: { readonly id: string; readonly description: string; readonly startUrl: string };
  readonly returnTo: string | undefined;
}

export function ProviderLink({ address, provider, returnTo }: ProviderLinkProps) {
  const url = new URL(provider.startUrl, window.location.origin);
  if (returnTo !== undefined) url.searchParams.set('return', safeReturnPath(returnTo));
  return (
    <Button
      component="a"
      href={url.href}
      fullWidth
      leftSection={<IconKey size={16} aria-hidden />}
      onClick={() => rememberSignIn({ address, provider: provider.id })}
    >
      Sign in with {provider.description}
    </Button>
  );
}
