import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateFrom, privateKeyFromPem } from '../crypto/index.ts';
import { parseXml, textOf } from '../xml/index.ts';
import { decryptElement, encryptXml } from './index.ts';

const keys = new URL('../../../../vectors/attacks/keys/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, keys), 'utf8');
const key = privateKeyFromPem(read('spEnc.key.pem'));
const certificate = certificateFrom(read('spEnc.crt.pem'));
const otherKey = privateKeyFromPem(read('idp.key.pem'));
const ellipticKey = privateKeyFromPem(read('idpEc.key.pem'));

const encrypted = (algorithm: 'aes256-cbc' | 'aes256-gcm', xml = '<a>é</a>'): string =>
  `<holder>${encryptXml(xml, certificate, algorithm)}</holder>`;

function decrypt(text: string, with_ = [key]): string {
  const parsed = parseXml(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.rejection.message);
  const verdict = decryptElement(parsed.value, with_);
  return verdict.ok ? `${textOf(verdict.value.root)}, ${verdict.value.isAuthenticated}` : verdict.rejection.code;
}

describe('decryptElement', () => {
  it.each(['aes256-cbc', 'aes256-gcm'] as const)('opens what encryptXml closes: %s', (algorithm) => {
    const isAuthenticated = algorithm === 'aes256-gcm';
    expect(decrypt(encrypted(algorithm))).toBe(`é, ${isAuthenticated}`);
    expect(decrypt(encrypted(algorithm), [otherKey, ellipticKey, key])).toBe(`é, ${isAuthenticated}`);
  });

  it('finds an EncryptedKey that stands beside the data', () => {
    const text = encrypted('aes256-gcm');
    const encryptedKey = /<e:EncryptedKey.*<\/e:EncryptedKey>/.exec(text)?.[0] ?? '';
    expect(decrypt(text.replace(encryptedKey, '').replace('</holder>', `${encryptedKey}</holder>`))).toBe('é, true');
    expect(decrypt(text.replace(encryptedKey, ''))).toBe('ENCRYPTION_MALFORMED');
    expect(decrypt(text.replace(encryptedKey, encryptedKey.repeat(4)))).toBe('é, true');
    expect(decrypt(text.replace(encryptedKey, encryptedKey.repeat(5)))).toBe('ENCRYPTION_MALFORMED');
  });

  it('says that a key is missing, but not why one does not fit', () => {
    expect(decrypt(encrypted('aes256-gcm'), [])).toBe('ENCRYPTION_KEY_MISSING');
    expect(decrypt(encrypted('aes256-gcm'), [otherKey])).toBe('ENCRYPTION_FAILED');
    expect(decrypt(encrypted('aes256-cbc'), [otherKey])).toBe('ENCRYPTION_FAILED');
    expect(decrypt(encrypted('aes256-gcm'), [ellipticKey])).toBe('ENCRYPTION_FAILED');
  });

  it.each(['', 'text', '<a>', '<a/><b/>', '<!DOCTYPE a><a/>', '<p:a/>'])(
    'refuses a plaintext that is no document: %j',
    (xml) => {
      expect(decrypt(encrypted('aes256-gcm', xml))).toBe('ENCRYPTION_FAILED');
      expect(decrypt(encrypted('aes256-cbc', xml))).toBe('ENCRYPTION_FAILED');
    },
  );

  it.each([
    ['ENCRYPTION_ALGORITHM_FORBIDDEN', 'RSA PKCS #1 v1.5', 'rsa-oaep-mgf1p', 'rsa-1_5'],
    ['ENCRYPTION_ALGORITHM_FORBIDDEN', 'Triple DES', '2009/xmlenc11#aes256-gcm', '2001/04/xmlenc#tripledes-cbc'],
    ['ENCRYPTION_ALGORITHM_FORBIDDEN', 'an unknown digest', 'xmldsig#sha1', 'xmldsig#md5'],
    ['ENCRYPTION_FAILED', 'another digest', '2000/09/xmldsig#sha1', '2001/04/xmlenc#sha256'],
    ['ENCRYPTION_FAILED', 'another key length', 'aes256-gcm', 'aes128-gcm'],
    [
      'ENCRYPTION_MALFORMED',
      'a reference',
      '<xenc:CipherData>',
      '<xenc:CipherData><xenc:CipherReference URI="http://x"/></xenc:CipherData><xenc:CipherData>',
    ],
    ['ENCRYPTION_MALFORMED', 'no base64', '<e:CipherValue>', '<e:CipherValue>*'],
    ['ENCRYPTION_MALFORMED', 'no data', 'xenc:EncryptedData', 'xenc:Encrypted'],
  ])('%s: %s', (code, _, from, to) => {
    const text = encrypted('aes256-gcm');
    const changed = from === '<xenc:CipherData>' ? text.replace(from, to) : text.replaceAll(from, to);
    expect(changed).not.toBe(text);
    expect(decrypt(changed)).toBe(code);
  });

  it('names the algorithm that is forbidden', () => {
    const parsed = parseXml(new TextEncoder().encode(encrypted('aes256-gcm').replace('rsa-oaep-mgf1p', 'rsa-1_5')));
    if (!parsed.ok) throw new Error(parsed.rejection.message);
    expect(decryptElement(parsed.value, [key])).toMatchObject({
      rejection: { received: ['http://www.w3.org/2001/04/xmlenc#rsa-1_5'] },
    });
  });
});
