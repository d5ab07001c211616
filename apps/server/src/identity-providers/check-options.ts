/** What an option needs before it can be chosen: a key of our side, or an address of the other one. */
import { bindings } from '@latchkey/saml';
import { type Db, Problem } from '../platform/index.ts';
import { hasActiveKey } from '../sp-keys/index.ts';
import type { IdentityProvider, ProviderOptions } from './identity-provider.ts';

/** Throws SP_KEY_MISSING, or INVALID_INPUT for what the identity provider does not offer. */
export async function checkOptions(
  tx: Db,
  provider: IdentityProvider,
  changed: readonly (keyof ProviderOptions)[],
): Promise<void> {
  if (changed.includes('signRequests') && provider.signRequests && !(await hasActiveKey(tx, provider, 'signing'))) {
    throw new Problem('SP_KEY_MISSING');
  }
  if (
    changed.includes('requireEncryption') &&
    provider.requireEncryption &&
    !(await hasActiveKey(tx, provider, 'encryption'))
  ) {
    throw new Problem('SP_KEY_MISSING');
  }
  if (changed.includes('requestBinding') && !offers(provider, provider.requestBinding)) {
    const advice = 'The metadata of the identity provider names no such address.';
    throw new Problem('INVALID_INPUT', { fields: { requestBinding: advice } });
  }
  const { singleLogoutServices } = provider.metadata;
  if (changed.includes('singleLogout') && provider.singleLogout && singleLogoutServices.length === 0) {
    const advice = 'The metadata of the identity provider names no address for signing out.';
    throw new Problem('INVALID_INPUT', { fields: { singleLogout: advice } });
  }
}

const offers = ({ metadata }: IdentityProvider, binding: IdentityProvider['requestBinding']): boolean =>
  metadata.singleSignOnServices.some((service) => service.binding === bindings[binding]);
