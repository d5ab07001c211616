/** Answers a logout request of the identity provider, where it says that it takes answers. */
import { instant, type SamlMessage, type VerifiedLogoutRequest, writeLogoutResponse } from '@latchkey/saml';
import { type IdentityProvider, spValuesOf } from '../identity-providers/index.ts';
import type { Platform } from '../platform/index.ts';
import { type Leaving, logoutService, sendMessage } from './send-message.ts';

const status = 'urn:oasis:names:tc:SAML:2.0:status:';
const notKnown = {
  code: `${status}Responder`,
  subCode: `${status}UnknownPrincipal`,
  message: 'This browser has shown no session that could be ended.',
} as const;

/** A RelayState goes back as it came; the binding allows 80 bytes, and what is far longer would make the address too long. */
const longestRelayState = 1000;

/** @param known whether what was asked for is done. @returns `null` where the identity provider has no address for it. */
export async function answerLogout(
  platform: Platform,
  provider: IdentityProvider,
  { message, request, known }: { message: SamlMessage; request: VerifiedLogoutRequest; known: boolean },
): Promise<Leaving | null> {
  const service = logoutService(provider, message.binding);
  if (service === null) return null;
  const { clock, config, ids } = platform;
  const location = service.responseLocation ?? service.location;
  const xml = writeLogoutResponse({
    id: ids.samlId(),
    issueInstant: instant(clock.now()),
    destination: location,
    inResponseTo: request.id,
    issuer: spValuesOf(config.publicUrl, provider.id, '').entityId,
    ...(known ? {} : { status: notKnown }),
  });
  const { relayState } = request;
  return sendMessage(platform, provider, {
    binding: service.binding,
    location,
    parameter: 'SAMLResponse',
    xml,
    relayState: relayState !== null && relayState.length <= longestRelayState ? relayState : null,
  });
}
