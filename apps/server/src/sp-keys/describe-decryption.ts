/** Which of our certificates an encrypted message that cannot be opened wants: for the eyes of admins, never for the sender's. */
import { X509Certificate } from 'node:crypto';
import {
  descendantsOf,
  describeCertificate,
  namespaces,
  parseXml,
  trimmedTextOf,
  type XmlElement,
} from '@latchkey/saml';
import type { Platform } from '../platform/index.ts';
import type { SpKey } from './sp-key.ts';
import { selectSpKeys } from './sp-key-store.ts';

interface Evidence {
  /** The certificates whose keys are here, by thumbprint. */
  readonly expected: readonly string[];
  /** The certificate that the message names: a claim, good for comparing and for nothing else. */
  readonly received: readonly string[];
}

/** @param xml the message, which was read as XML before. */
export async function describeDecryption(
  { db }: Platform,
  provider: { readonly accountId: string; readonly id: string },
  xml: string,
): Promise<Evidence> {
  const all = await selectSpKeys(db, provider.accountId, provider.id);
  const keys = all.filter(({ use }) => use === 'encryption').map(identified);
  const living = keys.filter(({ state }) => state !== 'retired');
  return {
    expected: living.map(({ sha1, state }) => `${sha1} (${state})`),
    received: namedIn(xml).map((name) => describeName(name, keys)),
  };
}

interface Identified extends Pick<SpKey, 'state'> {
  readonly sha1: string;
  readonly serialNumber: string;
}

function identified({ state, certificate }: SpKey): Identified {
  const x509 = new X509Certificate(Buffer.from(certificate, 'base64'));
  return {
    state,
    sha1: x509.fingerprint.replaceAll(':', ''),
    serialNumber: BigInt(`0x${x509.serialNumber}`).toString(),
  };
}

type Name =
  | { readonly kind: 'certificate'; readonly sha1: string; readonly subject: string }
  | { readonly kind: 'serial'; readonly serialNumber: string; readonly issuer: string };

/** A message has one recipient, or a few. */
const mostNames = 4;
const longestText = 200;

function namedIn(xml: string): Name[] {
  const parsed = parseXml(Buffer.from(xml));
  if (!parsed.ok) return [];
  const recipients = descendantsOf(parsed.value, namespaces.encryption, 'EncryptedKey');
  return recipients.slice(0, mostNames).flatMap((recipient) => nameOf(recipient) ?? []);
}

function nameOf(recipient: XmlElement): Name | null {
  const text = (name: string): string => {
    const [element] = descendantsOf(recipient, namespaces.signature, name);
    return element === undefined ? '' : (trimmedTextOf(element) ?? '');
  };
  const certificate = describeCertificate(text('X509Certificate'));
  if (certificate.ok) {
    const { sha1, subject } = certificate.value;
    return { kind: 'certificate', sha1, subject: subject.slice(0, longestText) };
  }
  const serialNumber = text('X509SerialNumber').slice(0, longestText);
  return serialNumber === ''
    ? null
    : { kind: 'serial', serialNumber, issuer: text('X509IssuerName').slice(0, longestText) };
}

function describeName(name: Name, keys: readonly Identified[]): string {
  const known = keys.find((key) =>
    name.kind === 'certificate' ? key.sha1 === name.sha1 : key.serialNumber === name.serialNumber,
  );
  if (known !== undefined) return `${known.sha1} (${known.state})`;
  return name.kind === 'certificate'
    ? `${name.sha1} (not from here: ${name.subject})`
    : `serial number ${name.serialNumber} (not from here: ${name.issuer})`;
}
