/** Verifies an answer; one by an unknown key once more, with the keys that the provider's metadata has by now. */
import type { Rejection, ResponseVerdict } from '@latchkey/saml';
import { type IdentityProvider, refreshForUnknownKey } from '../identity-providers/index.ts';
import type { Platform } from '../platform/index.ts';

/** An identity provider that changes its key between two refreshes; or a forgery, which stays one. */
const byUnknownKey: readonly Rejection['code'][] = ['SIGNATURE_KEY_UNKNOWN', 'SIGNATURE_INVALID'];

interface Sender {
  readonly provider: IdentityProvider;
  /** Then every refusal looks for fresh keys: how long the answer takes must not tell whether decryption succeeded. */
  readonly encrypted: boolean;
}

export async function verifyWithFreshKeys(
  platform: Platform,
  { provider, encrypted }: Sender,
  verify: (provider: IdentityProvider) => ResponseVerdict,
): Promise<{ readonly provider: IdentityProvider; readonly verdict: ResponseVerdict }> {
  const verdict = verify(provider);
  if (verdict.ok || !(encrypted || byUnknownKey.includes(verdict.rejection.code))) return { provider, verdict };
  const fresh = await refreshForUnknownKey(platform, provider);
  return fresh.revision === provider.revision ? { provider, verdict } : { provider: fresh, verdict: verify(fresh) };
}
