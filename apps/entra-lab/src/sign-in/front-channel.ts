/** The applications of a session that are told when it ends: Entra sends each a LogoutRequest at its Logout URL, in a frame of its own page. */
import { createHash } from 'node:crypto';
import { encodeRedirect, escapeXml } from '@latchkey/saml';
import type { Lab } from '../app.ts';
import { findApplication } from '../applications/index.ts';
import { isoTime } from '../platform/index.ts';
import type { LabSession } from './sign-ins.ts';

/**
 * One address for each application that has a Logout URL.
 * @param initiator object ID of the application that has asked for the sign-out itself; `null` when none has.
 */
export function frontChannelRequests(lab: Lab, session: LabSession, initiator: string | null): string[] {
  const state = lab.store.read();
  return [...session.applications]
    .filter((objectId) => objectId !== initiator)
    .flatMap((objectId) => {
      const logoutUrl = findApplication(state, objectId)?.basicSaml.logoutUrl ?? null;
      if (logoutUrl === null) return [];
      const xml = logoutRequest({
        id: `_${lab.ids.guid()}`,
        issueInstant: isoTime(lab.clock.now()),
        issuer: `https://sts.windows.net/${state.tenant.id}/`,
        name: pairwiseName(session.userId, objectId),
      });
      const message = { location: logoutUrl, parameter: 'SAMLRequest', xml, relayState: null, signing: null } as const;
      return [encodeRedirect(message)];
    });
}

/** As Entra's: no Destination, no SessionIndex, no signature, and a NameID that is not the one of the sign-in. */
const logoutRequest = (input: { id: string; issueInstant: string; issuer: string; name: string }): string =>
  `<samlp:LogoutRequest ID="${escapeXml(input.id)}" Version="2.0" IssueInstant="${input.issueInstant}"` +
  ' xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">' +
  `<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${escapeXml(input.issuer)}</Issuer>` +
  `<NameID xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${escapeXml(input.name)}</NameID></samlp:LogoutRequest>`;

/** The same for one person at one application, and nothing that either of them knows. */
const pairwiseName = (userId: string, appObjectId: string): string =>
  createHash('sha256').update(`${userId} ${appObjectId}`).digest('base64url');
