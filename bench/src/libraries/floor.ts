/**
 * The least that any service provider must do with these messages: decode the base64, hash the signed bytes, verify the RSA
 * signature with a key that is prepared; for an encrypted one also unwrap the key and decrypt. Where everything lies is found beforehand,
 * by other people's code, so that the floor does not rest on ours.
 */
import {
  constants,
  createDecipheriv,
  createPrivateKey,
  hash,
  privateDecrypt,
  verify,
  X509Certificate,
} from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { ExclusiveCanonicalization } from 'xml-crypto';
import type { Library } from '../library.ts';
import { type MessageName, party, xmlOf } from '../messages.ts';

interface Signed {
  readonly content: Buffer;
  readonly digest: string;
  readonly signedInfo: Buffer;
  readonly value: Buffer;
}

interface Encrypted {
  readonly wrappedKey: Buffer;
  readonly initialization: Buffer;
  readonly ciphertext: Buffer;
}

const key = new X509Certificate(party.idpCertificate).publicKey;
const decryptionKey = createPrivateKey(party.spKey);
const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';

const parse = (xml: string): Document => new DOMParser().parseFromString(xml, 'text/xml');

const one = (parent: Document | Element, name: string): Element => {
  const found = parent.getElementsByTagNameNS('*', name)[0];
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};

const base64Of = (element: Element): Buffer => Buffer.from(element.textContent ?? '', 'base64');

const canonical = (element: Element): Buffer =>
  Buffer.from(String(new ExclusiveCanonicalization().process(element, {})));

/** The document is parsed anew for each signature, because taking the signature out changes it. */
function signaturesIn(xml: string): Signed[] {
  const count = parse(xml).getElementsByTagNameNS(signatureNamespace, 'Signature').length;
  return Array.from({ length: count }, (_, index) => {
    const document = parse(xml);
    const signature = document.getElementsByTagNameNS(signatureNamespace, 'Signature')[index];
    const parent = signature?.parentNode;
    if (signature === undefined || parent?.nodeType !== 1) throw new Error('A signature stands nowhere.');
    const signedInfo = canonical(one(signature, 'SignedInfo'));
    const value = base64Of(one(signature, 'SignatureValue'));
    const digest = one(signature, 'DigestValue').textContent ?? '';
    parent.removeChild(signature);
    // An element: its nodeType is 1.
    return { content: canonical(parent as Element), digest, signedInfo, value };
  });
}

function encryptedIn(xml: string): Encrypted {
  const document = parse(xml);
  const wrapped = one(one(document, 'EncryptedKey'), 'CipherValue');
  const [data] = Array.from(document.getElementsByTagNameNS('*', 'CipherValue')).filter((value) => value !== wrapped);
  if (data === undefined) throw new Error('There is no ciphertext.');
  const bytes = base64Of(data);
  return { wrappedKey: base64Of(wrapped), initialization: bytes.subarray(0, 16), ciphertext: bytes.subarray(16) };
}

function decrypt({ wrappedKey, initialization, ciphertext }: Encrypted): Buffer {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const unwrapped = privateDecrypt({ key: decryptionKey, padding, oaepHash: 'sha1' }, wrappedKey);
  const decipher = createDecipheriv('aes-256-cbc', unwrapped, initialization);
  decipher.setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  return padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
}

function check({ content, digest, signedInfo, value }: Signed): void {
  if (hash('sha256', content, 'base64') !== digest) throw new Error('The digest is wrong.');
  if (!verify('sha256', signedInfo, key, value)) throw new Error('The signature is wrong.');
}

function prepare(message: MessageName): (field: string) => string {
  const xml = xmlOf(message);
  const encrypted = message === 'encrypted' ? encryptedIn(xml) : null;
  const signatures = signaturesIn(encrypted === null ? xml : decrypt(encrypted).toString('utf8'));
  if (signatures.length !== (message === 'both' ? 2 : 1))
    throw new Error('The message is not signed as its name says.');
  return (field) => {
    const bytes = Buffer.from(field, 'base64');
    if (encrypted !== null) decrypt(encrypted);
    for (const signature of signatures) check(signature);
    // Nothing is read; the length is looked at so that the decoding cannot be left out.
    return bytes.length > 0 ? party.nameId : '';
  };
}

export const library: Library = { prepare };
