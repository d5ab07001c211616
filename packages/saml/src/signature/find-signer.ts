/** Finds the trusted certificate whose key made a signature, and where there is none, says which of the reasons it is. */
import { type Certificate, readCertificate, verifyOctets } from '../crypto/index.ts';
import { accept, type Verdict } from '../verdict.ts';
import {
  canonicalOctets,
  descendantsOf,
  namespaces,
  textOf,
  withoutWhiteSpace,
  type XmlElement,
} from '../xml/index.ts';
import { outOfProportion, type ReadSignature, refuse } from './read-signature.ts';

/** What Entra ID and others send is one; a chain has two or three. Each costs time to parse and to try. */
const MAX_NAMED = 3;

/** All trusted certificates are tried; KeyInfo decides only which one first. */
export function findSigner(signature: ReadSignature, trusted: readonly Certificate[]): Verdict<Certificate> {
  if (trusted.length === 0) {
    const message = 'No certificate of the identity provider is known.';
    return refuse('SIGNATURE_NO_TRUSTED_KEY', signature.element, message);
  }
  const { mode, prefixes, algorithm } = signature.info;
  const signedOctets = canonicalOctets(signature.signedInfo, { mode, inclusivePrefixes: prefixes });
  if (signedOctets === null) return outOfProportion(signature.signedInfo);
  const fits = (certificate: Certificate): boolean =>
    certificate.keyType === algorithm.keyType &&
    verifyOctets(certificate, algorithm.hash, signedOctets, signature.value);
  const first = likeliest(signature, trusted);
  if (first !== undefined && fits(first)) return accept(first);
  for (const certificate of trusted) {
    if (certificate !== first && fits(certificate)) return accept(certificate);
  }
  return explain(signature, trusted, fits);
}

/** The trusted certificate that KeyInfo names; where only one is trusted, it need not be looked for. */
function likeliest(signature: ReadSignature, trusted: readonly Certificate[]): Certificate | undefined {
  if (trusted.length === 1) return trusted[0];
  const named = namedCertificates(signature.keyInfo);
  return trusted.find((certificate) => named.includes(certificate.base64));
}

/** Nothing trusted fits. Only now is it worth parsing what KeyInfo names, for the admin to read. */
function explain(
  signature: ReadSignature,
  trusted: readonly Certificate[],
  fits: (certificate: Certificate) => boolean,
): Verdict<never> {
  const named = namedCertificates(signature.keyInfo);
  const expected = trusted.map((certificate) => certificate.sha256);
  const certificates = named.map((text) => readCertificate(text)).filter((certificate) => certificate !== null);
  const signer = certificates.find((one) => !expected.includes(one.sha256) && fits(one));
  if (signer === undefined) {
    return refuse('SIGNATURE_INVALID', signature.element, 'The signature fits none of the trusted keys.', {
      expected,
      received: certificates.map((certificate) => certificate.sha256),
    });
  }
  return refuse('SIGNATURE_KEY_UNKNOWN', signature.element, 'The signature is by a key that is not trusted.', {
    expected,
    received: [signer.sha256],
    facts: { thumbprint: signer.sha1, subject: signer.subject },
  });
}

/** The certificates that KeyInfo names, as base64 without line breaks. */
function namedCertificates(keyInfo: XmlElement | null): readonly string[] {
  if (keyInfo === null) return [];
  const elements = descendantsOf(keyInfo, namespaces.signature, 'X509Certificate').slice(0, MAX_NAMED);
  return elements.map((element) => withoutWhiteSpace(textOf(element) ?? ''));
}

/** The certificates in a signature's KeyInfo, for diagnosis and for documents that vouch for themselves. */
export function keyInfoCertificates(signature: XmlElement): readonly Certificate[] {
  return namedCertificates(signature)
    .map((text) => readCertificate(text))
    .filter((certificate) => certificate !== null);
}
