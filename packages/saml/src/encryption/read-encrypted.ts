/** Reads EncryptedData and its EncryptedKeys (XML Encryption 3), which name their algorithms and carry their bytes. */
import { type AesMode, decodeBase64, type Oaep } from '../crypto/index.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import { shorten } from '../shorten.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  namespaces,
  positionOf,
  trimmedTextOf,
  type XmlElement,
} from '../xml/index.ts';
import { dataAlgorithms, keyTransport, maskGenerators, oaepDigests } from './algorithms.ts';

export interface WrappedKey {
  readonly oaep: Oaep;
  readonly bytes: Uint8Array;
}

export interface EncryptedContent {
  readonly aes: AesMode;
  readonly bytes: Uint8Array;
  /** One for each recipient, in document order. */
  readonly wrappedKeys: readonly WrappedKey[];
}

/** Each costs a private-key operation for each of our keys. Real messages have one. */
const MAX_WRAPPED_KEYS = 4;
const noLabel = new Uint8Array(0);

/** @param holder EncryptedAssertion, EncryptedID or EncryptedAttribute. */
export function readEncrypted(holder: XmlElement): Verdict<EncryptedContent> {
  const [data, second] = childrenOf(holder, namespaces.encryption, 'EncryptedData');
  if (data === undefined || second !== undefined) {
    return refuse('ENCRYPTION_MALFORMED', holder, `${holder.localName} must hold one EncryptedData.`);
  }
  const method = childOf(data, namespaces.encryption, 'EncryptionMethod');
  if (method === null) return refuse('ENCRYPTION_MALFORMED', data, 'EncryptedData names no algorithm.');
  const aes = dataAlgorithms.get(attributeOf(method, 'Algorithm') ?? '');
  if (aes === undefined) return forbidden(method, [...dataAlgorithms.keys()]);
  const bytes = readCipherValue(data);
  if (!bytes.ok) return bytes;
  const wrappedKeys = readWrappedKeys(holder, data);
  return wrappedKeys.ok ? accept({ aes, bytes: bytes.value, wrappedKeys: wrappedKeys.value }) : wrappedKeys;
}

/** EncryptedKey stands in KeyInfo, or beside EncryptedData (SAML Core 2.3.4). */
function readWrappedKeys(holder: XmlElement, data: XmlElement): Verdict<readonly WrappedKey[]> {
  const keyInfo = childOf(data, namespaces.signature, 'KeyInfo');
  const elements = [
    ...(keyInfo === null ? [] : childrenOf(keyInfo, namespaces.encryption, 'EncryptedKey')),
    ...childrenOf(holder, namespaces.encryption, 'EncryptedKey'),
  ];
  if (elements.length === 0 || elements.length > MAX_WRAPPED_KEYS) {
    return refuse('ENCRYPTION_MALFORMED', holder, `There must be 1 to ${MAX_WRAPPED_KEYS} EncryptedKeys.`, [
      String(elements.length),
    ]);
  }
  const found: WrappedKey[] = [];
  for (const element of elements) {
    const oaep = readOaep(element);
    if (!oaep.ok) return oaep;
    const bytes = readCipherValue(element);
    if (!bytes.ok) return bytes;
    found.push({ oaep: oaep.value, bytes: bytes.value });
  }
  return accept(found);
}

function readOaep(encryptedKey: XmlElement): Verdict<Oaep> {
  const method = childOf(encryptedKey, namespaces.encryption, 'EncryptionMethod');
  if (method === null) return refuse('ENCRYPTION_MALFORMED', encryptedKey, 'EncryptedKey names no algorithm.');
  const uri = attributeOf(method, 'Algorithm');
  if (uri !== keyTransport.oaepMgf1p && uri !== keyTransport.oaep)
    return forbidden(method, Object.values(keyTransport));
  const digestMethod = childOf(method, namespaces.signature, 'DigestMethod');
  const digest = digestMethod === null ? 'sha1' : oaepDigests.get(attributeOf(digestMethod, 'Algorithm') ?? '');
  if (digestMethod !== null && digest === undefined) return forbidden(digestMethod, [...oaepDigests.keys()]);
  const generator = uri === keyTransport.oaep ? childOf(method, namespaces.encryption11, 'MGF') : null;
  const mgf = generator === null ? 'sha1' : maskGenerators.get(attributeOf(generator, 'Algorithm') ?? '');
  if (generator !== null && mgf === undefined) return forbidden(generator, [...maskGenerators.keys()]);
  const params = childOf(method, namespaces.encryption, 'OAEPparams');
  const label = params === null ? noLabel : decodeBase64(trimmedTextOf(params) ?? '');
  if (params !== null && label === null) return refuse('ENCRYPTION_MALFORMED', params, 'OAEPparams is not base64.');
  return accept({ digest: digest ?? 'sha1', mgf: mgf ?? 'sha1', label: label ?? noLabel });
}

/** The bytes must be in the message: CipherReference would make us fetch them from somewhere. */
function readCipherValue(parent: XmlElement): Verdict<Uint8Array> {
  const cipherData = childOf(parent, namespaces.encryption, 'CipherData');
  const value = cipherData === null ? null : childOf(cipherData, namespaces.encryption, 'CipherValue');
  const bytes = value === null ? null : decodeBase64(trimmedTextOf(value) ?? '');
  return bytes === null
    ? refuse('ENCRYPTION_MALFORMED', parent, `${parent.localName} has no CipherValue in base64.`)
    : accept(bytes);
}

const forbidden = (method: XmlElement, expected: readonly string[]): Verdict<never> =>
  reject({
    code: 'ENCRYPTION_ALGORITHM_FORBIDDEN',
    message: `${method.localName} names an algorithm that is not accepted: ${shorten(attributeOf(method, 'Algorithm') ?? 'none')}.`,
    expected,
    received: [attributeOf(method, 'Algorithm') ?? ''],
    position: positionOf(method),
  });

const refuse = (code: RejectionCode, at: XmlElement, message: string, received?: readonly string[]): Verdict<never> =>
  reject({ code, message, ...(received === undefined ? {} : { received }), position: positionOf(at) });
