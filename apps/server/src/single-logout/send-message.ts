/** How a logout message leaves: where to, by which binding, signed when there is a key. */
import { bindings, type Endpoint, encodePost, encodeRedirect, type PostForm } from '@latchkey/saml';
import type { IdentityProvider } from '../identity-providers/index.ts';
import type { Platform } from '../platform/index.ts';
import { signingKeyOf } from '../sp-keys/index.ts';

export type Leaving =
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'post'; readonly form: PostForm };

type Binding = 'redirect' | 'post';

/** The wanted binding where it is offered; else HTTP-Redirect, the only one of Entra ID; else whatever there is. */
export function logoutService({ metadata }: IdentityProvider, wanted: Binding = 'redirect'): Endpoint | null {
  const services = metadata.singleLogoutServices;
  const by = (binding: Binding) => services.find((service) => service.binding === bindings[binding]);
  return by(wanted) ?? by('redirect') ?? services[0] ?? null;
}

const algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

export async function sendMessage(
  platform: Platform,
  provider: IdentityProvider,
  message: {
    readonly binding: string;
    readonly location: string;
    readonly parameter: 'SAMLRequest' | 'SAMLResponse';
    readonly xml: string;
    readonly relayState: string | null;
  },
): Promise<Leaving> {
  const signer = await signingKeyOf(platform, provider);
  const { binding, ...rest } = message;
  return binding === bindings.post
    ? { kind: 'post', form: encodePost({ ...rest, signing: signer && { ...signer, hash: 'sha256' } }) }
    : { kind: 'redirect', location: encodeRedirect({ ...rest, signing: signer && { ...signer, algorithm } }) };
}
