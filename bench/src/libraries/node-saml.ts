/** @node-saml/node-saml, with the signatures that the message has demanded. */
import { SAML } from '@node-saml/node-saml';
import type { Library } from '../library.ts';
import { type MessageName, party } from '../messages.ts';

function prepare(message: MessageName) {
  const saml = new SAML({
    callbackUrl: party.acsUrl,
    entryPoint: 'https://idp.invalid/sso',
    issuer: party.spEntityId,
    audience: party.spEntityId,
    idpIssuer: party.idpEntityId,
    idpCert: party.idpCertificate,
    decryptionPvk: party.spKey,
    wantAuthnResponseSigned: message === 'response' || message === 'both',
    wantAssertionsSigned: message !== 'response',
  });
  return async (field: string): Promise<string> => {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: field });
    if (profile === null) throw new Error('There is no profile.');
    return profile.nameID;
  };
}

export const library: Library = { prepare };
