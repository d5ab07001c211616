/** The metadata that the identity provider's admin uploads: public, for reserved providers too. */
import { writeSpMetadata } from '@latchkey/saml';
import { type Platform, Problem } from '../platform/index.ts';
import { spValuesOf } from './identity-provider.ts';
import { findProviderWithAccount } from './identity-provider-store.ts';
import { isReserved } from './reservation-store.ts';

/** Throws NOT_FOUND for an id that is neither a provider's nor reserved. */
export async function spMetadata({ db, clock, config }: Platform, id: string): Promise<string> {
  const known = (await findProviderWithAccount(db, id)) !== null || (await isReserved(db, id, clock.now()));
  if (!known) throw new Problem('NOT_FOUND');
  const { entityId, acsUrl } = spValuesOf(config.publicUrl, id, '');
  return writeSpMetadata({
    entityId,
    acsUrl,
    sloUrl: null,
    signingCertificates: [],
    encryptionCertificates: [],
    // None: what the identity provider's admin has chosen is used.
    nameIdFormats: [],
    wantAssertionsSigned: true,
    authnRequestsSigned: false,
  });
}
