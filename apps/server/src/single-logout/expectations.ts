/** What every logout message of a provider is checked against. */
import { instant, type LogoutExpectations } from '@latchkey/saml';
import { type IdentityProvider, spValuesOf } from '../identity-providers/index.ts';
import type { Platform } from '../platform/index.ts';
import { preparedCertificate } from '../sign-in/index.ts';

/** How far the identity provider's clock may be from ours, as at a sign-in. */
const skewSeconds = 180;

export function expectationsOf(
  { clock, config }: Pick<Platform, 'clock' | 'config'>,
  { id, metadata, allowSha1 }: IdentityProvider,
): LogoutExpectations {
  return {
    now: instant(clock.now()),
    skewSeconds,
    destination: spValuesOf(config.publicUrl, id, '').sloUrl,
    sender: {
      entityId: metadata.entityId,
      signingCertificates: metadata.signingCertificates.map(({ base64 }) => preparedCertificate(base64)),
      allowSha1,
    },
  };
}
