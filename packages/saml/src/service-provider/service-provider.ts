/** A service provider for one identity provider: the functions of this package put together for the usual sign-in. */
import { type Certificate, certificateFrom, type PrivateKey } from '../crypto/index.ts';
import { bindings, type Endpoint } from '../metadata/types.ts';
import { writeSpMetadata } from '../metadata/write-sp-metadata.ts';
import { encodeRedirect } from '../request/encode-redirect.ts';
import { writeAuthnRequest } from '../request/write-authn-request.ts';
import { responseChecks } from '../response/checks.ts';
import { receiveResponse } from '../response/receive-response.ts';
import type { ResponseExpectations, ResponseVerdict } from '../response/types.ts';
import { verifyResponse } from '../response/verify-response.ts';
import type { Instant } from '../verdict.ts';

/** A private key and the certificate that tells others its public half. */
export interface KeyPair {
  readonly key: PrivateKey;
  readonly certificate: Certificate;
}

/** What is optional here makes nothing less strict when it is left out. */
export interface ServiceProviderSettings {
  readonly entityId: string;
  /** Where the browser posts the response. */
  readonly acsUrl: string;
  /** As `readIdpMetadata` gives it, or put together by hand. */
  readonly identityProvider: {
    readonly entityId: string;
    readonly singleSignOnServices: readonly Pick<Endpoint, 'binding' | 'location'>[];
    /** DER in base64, PEM, or as `readIdpMetadata` gives them. */
    readonly signingCertificates: readonly (string | { readonly base64: string })[];
  };
  /** Signs requests, and stands in the metadata. Without it they are not signed. */
  readonly signing?: KeyPair;
  /** Opens encrypted assertions, newest first; the newest stands in the metadata. Without it they are refused. */
  readonly decryption?: readonly KeyPair[];
  /** How far the identity provider's clock may be from yours: 0 to 300, by default 180. */
  readonly skewSeconds?: number;
  /** For an identity provider that cannot do better. By default SHA-1 is refused. */
  readonly allowSha1?: boolean;
}

export interface SignInRequest {
  /** An xs:ID that nobody can guess: a letter or `_` first. Remember it for the browser that goes there. */
  readonly id: string;
  readonly now: Instant;
  /** Comes back with the response. Not signed: treat it as a stranger's words. */
  readonly relayState?: string;
  /** Asks the identity provider to authenticate the person anew. */
  readonly forceAuthn?: boolean;
}

export interface SignInExpectation {
  readonly now: Instant;
  /** The `id` of the request that this very browser began; `null` where it began none and you accept answers that nobody asked for. */
  readonly inResponseTo: string | null;
}

export interface ServiceProvider {
  /** What the identity provider's admin needs of you. */
  readonly metadata: string;
  /** Where to send the browser (HTTP-Redirect). */
  signInUrl(request: SignInRequest): string;
  /**
   * @param samlResponse the form field that was posted to the ACS URL.
   * @returns who signed in, if all checks passed. Refuse an `assertionId` that you have accepted before, until `replayableUntil`.
   */
  acceptResponse(samlResponse: string, expected: SignInExpectation): ResponseVerdict;
}

const usualSkewSeconds = 180;
const algorithms = {
  rsa: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  ec: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
} as const;

/**
 * Prepares keys and certificates once. Throws `TypeError` where the settings cannot work: a certificate that is none, an identity
 * provider that takes no requests by HTTP-Redirect (see `encodePost` for those), a signing key that is neither RSA nor EC.
 */
export function serviceProvider(settings: ServiceProviderSettings): ServiceProvider {
  const { entityId, acsUrl, identityProvider, signing, decryption = [] } = settings;
  const destination = redirectAddressOf(identityProvider.singleSignOnServices);
  const requestSigning = signing === undefined ? null : { key: signing.key, algorithm: algorithmFor(signing.key) };
  const expectations: Omit<ResponseExpectations, 'now' | 'inResponseTo'> = {
    skewSeconds: settings.skewSeconds ?? usualSkewSeconds,
    serviceProvider: { entityId, acsUrl, decryptionKeys: decryption.map(({ key }) => key) },
    identityProvider: {
      entityId: identityProvider.entityId,
      signingCertificates: identityProvider.signingCertificates.map((one) =>
        certificateFrom(typeof one === 'string' ? one : one.base64),
      ),
      allowSha1: settings.allowSha1 ?? false,
    },
  };
  return {
    metadata: writeSpMetadata({
      entityId,
      acsUrl,
      sloUrl: null,
      signingCertificates: signing === undefined ? [] : [signing.certificate.base64],
      encryptionCertificates: decryption.slice(0, 1).map(({ certificate }) => certificate.base64),
      nameIdFormats: [],
      wantAssertionsSigned: true,
      authnRequestsSigned: signing !== undefined,
    }),
    signInUrl: ({ id, now, relayState, forceAuthn }) => {
      const request = { id, issueInstant: now, destination, issuer: entityId, acsUrl };
      const xml = writeAuthnRequest({
        ...request,
        forceAuthn: forceAuthn ?? false,
        isPassive: false,
        nameIdFormat: null,
      });
      const message = { location: destination, parameter: 'SAMLRequest', xml, signing: requestSigning } as const;
      return encodeRedirect({ ...message, relayState: relayState ?? null });
    },
    acceptResponse: (samlResponse, { now, inResponseTo }) => {
      const received = receiveResponse(samlResponse);
      if (!received.ok) return { ...received, checks: responseChecks.map(notReached) };
      return verifyResponse(received.value, {
        ...expectations,
        now,
        inResponseTo: inResponseTo === null ? { kind: 'unsolicited' } : { kind: 'request', id: inResponseTo },
      });
    },
  };
}

const notReached = ({ name }: { readonly name: string }) => ({ name, outcome: 'not_reached', evidence: null }) as const;

function redirectAddressOf(services: ServiceProviderSettings['identityProvider']['singleSignOnServices']): string {
  const service = services.find(({ binding }) => binding === bindings.redirect);
  if (service === undefined) throw new TypeError('The identity provider takes no requests by HTTP-Redirect.');
  return service.location;
}

function algorithmFor({ keyType }: PrivateKey): string {
  if (keyType === 'other') throw new TypeError('A signing key must be RSA or EC.');
  return algorithms[keyType];
}
