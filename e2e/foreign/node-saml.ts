/** A service provider of @node-saml/node-saml. It reads no metadata: what it needs is taken from the lab's by hand. */
import { type Profile, SAML, type SamlConfig, ValidateInResponseTo } from '@node-saml/node-saml';
import type { AcceptedSignIn, ForeignLibrary, ForeignSpSettings } from './foreign-sp.ts';

/** The library's options for these settings; a test may add its own. */
export function nodeSamlOptions(settings: ForeignSpSettings): SamlConfig {
  const {
    entityId,
    acsUrl,
    logoutUrl,
    signWith,
    decryptWith,
    demands = 'assertion',
    requestHash = 'sha256',
  } = settings;
  const idp = readByHand(settings.idpMetadata);
  return {
    issuer: entityId,
    callbackUrl: acsUrl,
    logoutCallbackUrl: logoutUrl,
    entryPoint: idp.signOnUrl,
    logoutUrl: idp.signOnUrl,
    idpCert: idp.certificates,
    idpIssuer: settings.logoutIssuer ?? idp.entityId,
    wantAssertionsSigned: demands !== 'response',
    wantAuthnResponseSigned: demands !== 'assertion',
    validateInResponseTo: settings.refuseUnsolicited ? ValidateInResponseTo.always : ValidateInResponseTo.ifPresent,
    ...(signWith === undefined
      ? {}
      : { privateKey: signWith.privateKey, signatureAlgorithm: requestHash, digestAlgorithm: requestHash }),
    ...(decryptWith === undefined ? {} : { decryptionPvk: decryptWith.privateKey }),
  };
}

export const nodeSaml: ForeignLibrary = (settings) => {
  const options = nodeSamlOptions(settings);
  const saml = new SAML(options);
  return {
    redirectUrl: (relayState) => saml.getAuthorizeUrlAsync(relayState, undefined, {}),
    postForm: async (relayState) => {
      // By default it deflates the field of the form too, which HTTP-POST does not allow.
      const posting = new SAML({ ...options, skipRequestCompression: true, cacheProvider: saml.cacheProvider });
      const fields = await posting.getAuthorizeMessageAsync(relayState, undefined, {});
      return { action: options.entryPoint ?? '', fields: Object.fromEntries(Object.entries(fields).map(asText)) };
    },
    accept: async (samlResponse) => {
      const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: samlResponse });
      if (profile === null) throw new Error('There is no profile.');
      return acceptedOf(profile);
    },
    logoutUrl: (person, relayState) => saml.getLogoutUrlAsync(profileOf(person), relayState, {}),
    acceptLogout: async (url) => {
      const { search, searchParams } = new URL(url);
      const { loggedOut } = await saml.validateRedirectAsync(Object.fromEntries(searchParams), search.slice(1));
      if (!loggedOut) throw new Error('It is no logout.');
    },
  };
};

const asText = ([name, value]: [string, unknown]): [string, string] => [name, String(value)];

const acceptedOf = (profile: Profile): AcceptedSignIn => ({
  nameId: profile.nameID,
  issuer: profile.issuer,
  inResponseTo: typeof profile.inResponseTo === 'string' ? profile.inResponseTo : null,
  sessionIndex: profile.sessionIndex ?? '',
  attributes: Object(profile.attributes),
});

const profileOf = ({ nameId, issuer, sessionIndex }: AcceptedSignIn): Profile => ({
  nameID: nameId,
  nameIDFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  issuer,
  sessionIndex,
});

/** As an administrator copies them from the document: entity ID, address, certificates of the identity provider's role. */
function readByHand(metadata: Buffer) {
  const text = metadata.toString();
  const [role = ''] = /<IDPSSODescriptor.*<\/IDPSSODescriptor>/s.exec(text) ?? [];
  const certificates = [...role.matchAll(/<X509Certificate>([^<]+)</g)].map(([, certificate = '']) => certificate);
  return {
    entityId: / entityID="([^"]+)"/.exec(text)?.[1] ?? '',
    signOnUrl: /<SingleSignOnService [^>]*HTTP-Redirect" Location="([^"]+)"/.exec(role)?.[1] ?? '',
    certificates,
  };
}
