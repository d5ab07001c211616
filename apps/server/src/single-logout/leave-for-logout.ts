/** Makes the LogoutRequest with which a browser that was signed out here goes to the identity provider. */
import { instant, writeLogoutRequest } from '@latchkey/saml';
import { type IdentityProvider, spValuesOf } from '../identity-providers/index.ts';
import { openSamlSession } from '../participations/index.ts';
import { hashToken, type Platform } from '../platform/index.ts';
import { type Leaving, logoutService, sendMessage } from './send-message.ts';
import { findPendingLogout, takeSamlSession } from './single-logout-store.ts';

/** @returns `null` when there is no such logout of this browser, or it has left before. */
export async function leaveForLogout(
  platform: Platform,
  provider: IdentityProvider,
  { logoutId, browserSecret }: { readonly logoutId: string; readonly browserSecret: string | undefined },
): Promise<Leaving | null> {
  const { db, clock, config } = platform;
  const now = clock.now();
  const { accountId, id: providerId } = provider;
  const logout = await findPendingLogout(db, { accountId, providerId, id: logoutId }, now);
  const service = logoutService(provider);
  if (logout === null || logout.samlSession === null || service === null) return null;
  if (browserSecret === undefined || hashToken(browserSecret) !== logout.browserHash) return null;
  if (!(await takeSamlSession(db, logout))) return null;
  const { nameId, sessionIndex } = openSamlSession(platform, providerId, logout.samlSession);
  const { binding, location } = service;
  const xml = writeLogoutRequest({
    id: logout.id,
    issueInstant: instant(now),
    destination: location,
    issuer: spValuesOf(config.publicUrl, providerId, '').entityId,
    nameId,
    sessionIndexes: sessionIndex === null ? [] : [sessionIndex],
    notOnOrAfter: null,
    reason: null,
  });
  // What has to be known on the way back is kept here: a RelayState would be for others to read and to change.
  return sendMessage(platform, provider, { binding, location, parameter: 'SAMLRequest', xml, relayState: null });
}
