/** Reads the certificates of a role's KeyDescriptors (Metadata 2.4.1.1). */

import { describeX509, type X509Facts } from '../crypto/describe-x509.ts';
import { decodeBase64 } from '../crypto/index.ts';
import { shorten } from '../shorten.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import {
  attributeOf,
  childrenOf,
  descendantsOf,
  namespaces,
  positionOf,
  textOf,
  type XmlElement,
} from '../xml/index.ts';

/** Each takes time to parse. A role has one or two keys, some while they are rolled over, with a chain perhaps. */
const MAX_CERTIFICATES = 200;

/**
 * All certificates for one use, in document order without duplicates. A KeyDescriptor without `use` serves both.
 * Keys that come without a certificate (KeyName, KeyValue) are passed over.
 *
 * METADATA_CERTIFICATE_UNREADABLE, with the place, as soon as one cannot be read: the file is damaged.
 * METADATA_TOO_LARGE where there are more than anybody has.
 */
export function readCertificates(role: XmlElement, use: 'signing' | 'encryption'): Verdict<readonly X509Facts[]> {
  const found = new Map<string, X509Facts>();
  if (descendantsOf(role, namespaces.signature, 'X509Certificate').length > MAX_CERTIFICATES) return tooMany(role);
  for (const descriptor of childrenOf(role, namespaces.metadata, 'KeyDescriptor')) {
    if ((attributeOf(descriptor, 'use') ?? use) !== use) continue;
    for (const data of descendantsOf(descriptor, namespaces.signature, 'X509Data')) {
      const chain = readChain(data);
      if (!chain.ok) return chain;
      for (const facts of withoutIssuers(chain.value)) found.set(facts.sha256, found.get(facts.sha256) ?? facts);
    }
  }
  return accept([...found.values()]);
}

function readChain(data: XmlElement): Verdict<readonly X509Facts[]> {
  const chain: X509Facts[] = [];
  for (const element of childrenOf(data, namespaces.signature, 'X509Certificate')) {
    const text = textOf(element) ?? '';
    const der = decodeBase64(text);
    const facts = der === null ? null : describeX509(der);
    if (facts === null) return unreadable(element, text.trim());
    chain.push(facts);
  }
  return accept(chain);
}

/**
 * Several certificates in one X509Data are one key with its chain (XML Signature 4.4.4). Trusting the authority above would
 * mean trusting everybody that it certifies.
 */
function withoutIssuers(chain: readonly X509Facts[]): readonly X509Facts[] {
  const issuers = new Set(chain.filter(({ issuer, subject }) => issuer !== subject).map(({ issuer }) => issuer));
  const keys = chain.filter(({ subject }) => !issuers.has(subject));
  return keys.length > 0 ? keys : chain;
}

const tooMany = (role: XmlElement): Verdict<never> =>
  reject({
    code: 'METADATA_TOO_LARGE',
    message: `${role.localName} has more than ${MAX_CERTIFICATES} certificates.`,
    position: positionOf(role),
  });

function unreadable(element: XmlElement, text: string): Verdict<never> {
  const what =
    text === ''
      ? 'is empty'
      : text.includes('-----')
        ? 'has PEM lines (-----BEGIN …) in it, which do not belong there'
        : 'is cut short or altered';
  return reject({
    code: 'METADATA_CERTIFICATE_UNREADABLE',
    message: `A certificate in the file ${what}. Download the metadata again and upload it unchanged.`,
    received: [shorten(text, 40)],
    position: positionOf(element),
  });
}
