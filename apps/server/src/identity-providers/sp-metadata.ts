/** The metadata that the identity provider's admin uploads: public, for reserved providers too. */
import { writeSpMetadata } from '@latchkey/saml';
import { type Platform, Problem } from '../platform/index.ts';
import { publishedCertificates } from '../sp-keys/index.ts';
import { spValuesOf } from './identity-provider.ts';
import { findProviderWithAccount } from './identity-provider-store.ts';
import { isReserved } from './reservation-store.ts';

/** Throws NOT_FOUND for an id that is neither a provider's nor reserved. */
export async function spMetadata({ db, clock, config }: Platform, id: string): Promise<string> {
  const provider = (await findProviderWithAccount(db, id))?.provider ?? null;
  if (provider === null && !(await isReserved(db, id, clock.now()))) throw new Problem('NOT_FOUND');
  const certificates = provider === null ? none : await publishedCertificates(db, provider);
  const { entityId, acsUrl, sloUrl } = spValuesOf(config.publicUrl, id, '');
  return writeSpMetadata({
    entityId,
    acsUrl,
    sloUrl,
    signingCertificates: certificates.signing,
    encryptionCertificates: certificates.encryption,
    // None: what the identity provider's admin has chosen is used.
    nameIdFormats: [],
    wantAssertionsSigned: true,
    authnRequestsSigned: provider?.signRequests ?? false,
  });
}

const none = { signing: [], encryption: [] } as const;
