/** Verifies a response against what its provider must say. */
import { instant, type PrivateKey, type ReceivedResponse, type ResponseVerdict, verifyResponse } from '@latchkey/saml';
import { type IdentityProvider, spValuesOf } from '../identity-providers/index.ts';
import { preparedCertificate } from './prepared-certificate.ts';
import { skewSeconds } from './sign-in-request.ts';

interface Expectations {
  readonly publicUrl: string;
  readonly now: number;
  readonly provider: IdentityProvider;
  /** `null`: the response must answer no request at all. */
  readonly inResponseTo: string | null;
  readonly decryptionKeys: readonly PrivateKey[];
}

export function verifyAnswer(
  received: ReceivedResponse,
  { publicUrl, now, provider, inResponseTo, decryptionKeys }: Expectations,
): ResponseVerdict {
  const { entityId, acsUrl } = spValuesOf(publicUrl, provider.id, '');
  return verifyResponse(received, {
    now: instant(now),
    skewSeconds,
    serviceProvider: { entityId, acsUrl, decryptionKeys },
    identityProvider: {
      entityId: provider.metadata.entityId,
      signingCertificates: provider.metadata.signingCertificates.map(({ base64 }) => preparedCertificate(base64)),
      allowSha1: provider.allowSha1,
    },
    inResponseTo: inResponseTo === null ? { kind: 'unsolicited' } : { kind: 'request', id: inResponseTo },
  });
}
