/** A service provider of samlify. It reads the lab's metadata itself. */
import * as samlify from 'samlify';
import type { ForeignLibrary, ForeignSpSettings } from './foreign-sp.ts';

const { redirect, post } = samlify.Constants.namespace.binding;

// It leaves the check against the schema to a package of the user's choice: none here.
samlify.setSchemaValidator({ validate: async () => 'passed over' });

const signatureMethods = {
  sha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  sha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  sha512: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
} as const;

export function samlifyParties(settings: ForeignSpSettings) {
  const { entityId, acsUrl, logoutUrl, signWith, decryptWith, requestHash = 'sha256' } = settings;
  const serviceProvider = samlify.ServiceProvider({
    entityID: entityId,
    authnRequestsSigned: signWith !== undefined,
    wantLogoutResponseSigned: settings.demandSignedLogout ?? false,
    nameIDFormat: ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
    assertionConsumerService: [{ Binding: post, Location: acsUrl }],
    singleLogoutService: [{ Binding: redirect, Location: logoutUrl }],
    requestSignatureAlgorithm: signatureMethods[requestHash],
    ...(signWith === undefined ? {} : { privateKey: signWith.privateKey, signingCert: signWith.certificate }),
    ...(decryptWith === undefined
      ? {}
      : { encPrivateKey: decryptWith.privateKey, encryptCert: decryptWith.certificate }),
  });
  const identityProvider = samlify.IdentityProvider({
    metadata: signWith === undefined ? settings.idpMetadata : wantingSignedRequests(settings.idpMetadata),
    isAssertionEncrypted: decryptWith !== undefined,
    wantLogoutRequestSigned: signWith !== undefined,
  });
  return { serviceProvider, identityProvider };
}

/** It signs only where the other side's metadata demands it; the lab's, as Entra's, says nothing of that. */
const wantingSignedRequests = (metadata: Buffer): string =>
  metadata.toString().replace('<IDPSSODescriptor ', '<IDPSSODescriptor WantAuthnRequestsSigned="true" ');

export const samlifySp: ForeignLibrary = (settings) => {
  const { serviceProvider, identityProvider } = samlifyParties(settings);
  return {
    redirectUrl: async (relayState) =>
      serviceProvider.createLoginRequest(identityProvider, 'redirect', { relayState }).context,
    postForm: async (relayState) => {
      const request = serviceProvider.createLoginRequest(identityProvider, 'post', { relayState });
      const action = 'entityEndpoint' in request ? String(request.entityEndpoint) : '';
      return { action, fields: { SAMLRequest: request.context, RelayState: relayState } };
    },
    accept: async (samlResponse) => {
      const body = { SAMLResponse: samlResponse };
      const { extract } = await serviceProvider.parseLoginResponse(identityProvider, 'post', { body });
      return {
        nameId: String(extract.nameID),
        issuer: String(extract.issuer),
        inResponseTo: textOf(extract.response?.inResponseTo),
        sessionIndex: textOf(extract.sessionIndex?.sessionIndex) ?? '',
        attributes: extract.attributes ?? {},
      };
    },
    logoutUrl: async ({ nameId, sessionIndex }, relayState) =>
      serviceProvider.createLogoutRequest(
        identityProvider,
        'redirect',
        { logoutNameID: nameId, sessionIndex },
        { relayState },
      ).context,
    acceptLogout: async (url) => {
      const answerer =
        settings.logoutIssuer === undefined ? identityProvider : answeringAs(settings, settings.logoutIssuer);
      const query = Object.fromEntries(new URL(url).searchParams);
      await serviceProvider.parseLogoutResponse(answerer, 'redirect', { query });
    },
  };
};

const answeringAs = ({ idpMetadata }: ForeignSpSettings, entityId: string) =>
  samlify.IdentityProvider({
    metadata: idpMetadata.toString().replace(/ entityID="[^"]+"/, ` entityID="${entityId}"`),
  });

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
