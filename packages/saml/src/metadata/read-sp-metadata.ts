/** Reads a service provider's metadata, as an identity provider does ("Upload metadata file" in Entra). */

import { encodeBase64 } from '../crypto/index.ts';
import { shorten } from '../shorten.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import { attributeOf, childrenOf, namespaces, trimmedTextOf, trimWhiteSpace, type XmlElement } from '../xml/index.ts';
import { findEntity } from './find-entity.ts';
import { parseUpload } from './parse-upload.ts';
import { readCertificates } from './read-certificates.ts';
import { isWebAddress } from './read-endpoints.ts';

export interface SpMetadata {
  readonly entityId: string;
  readonly acs: readonly {
    readonly binding: string;
    readonly location: string;
    readonly index: number | null;
    readonly isDefault: boolean;
  }[];
  readonly singleLogoutServices: readonly { readonly binding: string; readonly location: string }[];
  readonly nameIdFormats: readonly string[];
  /** DER in base64. */
  readonly signingCertificates: readonly string[];
  readonly encryptionCertificates: readonly string[];
  readonly authnRequestsSigned: boolean;
  readonly wantAssertionsSigned: boolean;
}

/**
 * All bindings are returned; addresses are only checked for being web addresses. A document without any
 * AssertionConsumerService is METADATA_ADDRESS_INVALID: there would be nowhere to answer to.
 *
 * Codes: METADATA_*, and those of the parser with the place in the file. Of an aggregate the one service provider is
 * taken; with several it is METADATA_ENTITY_AMBIGUOUS.
 */
export function readSpMetadata(bytes: Uint8Array): Verdict<SpMetadata> {
  const parsed = parseUpload(bytes);
  if (!parsed.ok) return parsed;
  const found = findEntity(parsed.value, 'SPSSODescriptor', undefined);
  if (!found.ok) return found;
  const { entityId, role } = found.value;
  const signing = readCertificates(role, 'signing');
  if (!signing.ok) return signing;
  const encryption = readCertificates(role, 'encryption');
  if (!encryption.ok) return encryption;
  const acs = endpointsOf(role, 'AssertionConsumerService');
  const logout = endpointsOf(role, 'SingleLogoutService');
  const unusable = [...acs, ...logout].find(({ location }) => !isWebAddress(location));
  if (acs.length === 0 || unusable !== undefined) return invalidAddress(unusable?.location ?? null);
  return accept({
    entityId,
    acs,
    singleLogoutServices: logout.map(({ binding, location }) => ({ binding, location })),
    nameIdFormats: childrenOf(role, namespaces.metadata, 'NameIDFormat').map((format) => trimmedTextOf(format) ?? ''),
    signingCertificates: signing.value.map(({ der }) => encodeBase64(der)),
    encryptionCertificates: encryption.value.map(({ der }) => encodeBase64(der)),
    authnRequestsSigned: booleanOf(role, 'AuthnRequestsSigned'),
    wantAssertionsSigned: booleanOf(role, 'WantAssertionsSigned'),
  });
}

function endpointsOf(role: XmlElement, name: string): SpMetadata['acs'] {
  return childrenOf(role, namespaces.metadata, name).map((element) => {
    const index = attributeOf(element, 'index');
    return {
      binding: trimWhiteSpace(attributeOf(element, 'Binding') ?? ''),
      location: trimWhiteSpace(attributeOf(element, 'Location') ?? ''),
      index: index !== null && /^\d{1,5}$/.test(index) ? Number(index) : null,
      isDefault: booleanOf(element, 'isDefault'),
    };
  });
}

/** xs:boolean; absent is `false`. */
function booleanOf(element: XmlElement, name: string): boolean {
  return /^\s*(?:true|1)\s*$/.test(attributeOf(element, name) ?? '');
}

function invalidAddress(address: string | null): Verdict<never> {
  const message =
    address === null
      ? 'The file has no AssertionConsumerService: there is nowhere to send responses to.'
      : `The address '${shorten(address)}' is not a web address.`;
  return reject({
    code: 'METADATA_ADDRESS_INVALID',
    message,
    received: address === null ? [] : [shorten(address)],
  });
}
