/** What the signature checks share: the keys that are trusted, and a signature in words. */
import type { ElementSignature, TrustedKeys } from '../../signature/index.ts';
import type { ResponseExpectations } from '../types.ts';

export const trustedKeys = ({ identityProvider }: ResponseExpectations): TrustedKeys => ({
  certificates: identityProvider.signingCertificates,
  allowSha1: identityProvider.allowSha1,
});

export const describeSignature = ({ algorithm, certificateSha256 }: ElementSignature): string =>
  `${algorithm.slice(algorithm.indexOf('#') + 1)} by certificate ${certificateSha256}`;
