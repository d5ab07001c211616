/** samlify, its schema validation (which it leaves to a package of the user's choice) passed over. */
import * as samlify from 'samlify';
import type { Library } from '../library.ts';
import { type MessageName, party } from '../messages.ts';

const post = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';

samlify.setSchemaValidator({ validate: async () => 'passed over' });

function prepare(message: MessageName) {
  const identityProvider = samlify.IdentityProvider({
    entityID: party.idpEntityId,
    signingCert: party.idpCertificate.replace(/-----[^-]+-----|\s/g, ''),
    isAssertionEncrypted: message === 'encrypted',
    singleSignOnService: [{ Binding: post, Location: 'https://idp.invalid/sso' }],
    singleLogoutService: [{ Binding: post, Location: 'https://idp.invalid/slo' }],
  });
  const serviceProvider = samlify.ServiceProvider({
    entityID: party.spEntityId,
    wantAssertionsSigned: message !== 'response',
    wantMessageSigned: message === 'response' || message === 'both',
    encPrivateKey: party.spKey,
    assertionConsumerService: [{ Binding: post, Location: party.acsUrl }],
  });
  return async (field: string): Promise<string> => {
    const body = { SAMLResponse: field };
    const { extract } = await serviceProvider.parseLoginResponse(identityProvider, 'post', { body });
    return String(extract.nameID);
  };
}

export const library: Library = { prepare };
