import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateFrom, decodeBase64, type Oaep, privateKeyFromPem, unwrapKey, wrapKey } from './index.ts';

const vectors = new URL('../../../../vectors/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, vectors), 'utf8');
const key = privateKeyFromPem(read('attacks/keys/spEnc.key.pem'));
const known = JSON.parse(read('oaep/known-answers.json'));

interface Case {
  readonly digest: Oaep['digest'];
  readonly mgf: Oaep['mgf'];
  readonly label: string;
  readonly wrapped: string;
}

const oaepOf = ({ digest, mgf, label }: Case): Oaep => ({ digest, mgf, label: Buffer.from(label) });
const bytesOf = (base64: string): Uint8Array => decodeBase64(base64) ?? new Uint8Array();

describe('unwrapKey', () => {
  it.each<Case>(known.cases)('reads what OpenSSL wraps: $digest, MGF1 with $mgf, label "$label"', (one) => {
    const plaintext = unwrapKey(key, bytesOf(one.wrapped), oaepOf(one));
    expect(plaintext === null ? null : Buffer.from(plaintext).toString()).toBe(known.plaintext);
  });

  it.each<Case>(known.cases)('refuses another label, digest or byte: $digest, $mgf, "$label"', (one) => {
    const oaep = oaepOf(one);
    expect(unwrapKey(key, bytesOf(one.wrapped), { ...oaep, label: Buffer.from('other') })).toBeNull();
    expect(
      unwrapKey(key, bytesOf(one.wrapped), { ...oaep, digest: oaep.digest === 'sha1' ? 'sha256' : 'sha1' }),
    ).toBeNull();
    expect(unwrapKey(key, bytesOf(one.wrapped), { ...oaep, mgf: oaep.mgf === 'sha1' ? 'sha256' : 'sha1' })).toBeNull();
    const damaged = Uint8Array.from(bytesOf(one.wrapped));
    damaged[100] = (damaged[100] ?? 0) ^ 1;
    expect(unwrapKey(key, damaged, oaep)).toBeNull();
  });

  it('never reads PKCS #1 v1.5, wrong lengths or with a key that is not RSA', () => {
    for (const one of known.cases) {
      expect(unwrapKey(key, bytesOf(known.pkcs1), oaepOf(one))).toBeNull();
      expect(unwrapKey(key, bytesOf(one.wrapped).subarray(1), oaepOf(one))).toBeNull();
      expect(
        unwrapKey(privateKeyFromPem(read('attacks/keys/idpEc.key.pem')), bytesOf(one.wrapped), oaepOf(one)),
      ).toBeNull();
      expect(
        unwrapKey(privateKeyFromPem(read('attacks/keys/idp.key.pem')), bytesOf(one.wrapped), oaepOf(one)),
      ).toBeNull();
    }
  });

  it('reads what wrapKey writes', () => {
    const plaintext = Uint8Array.from({ length: 32 }, (_, i) => i);
    const wrapped = wrapKey(certificateFrom(read('attacks/keys/spEnc.crt.pem')), plaintext);
    const oaep: Oaep = { digest: 'sha1', mgf: 'sha1', label: new Uint8Array() };
    expect(unwrapKey(key, wrapped, oaep)).toEqual(Buffer.from(plaintext));
    expect(() => wrapKey(certificateFrom(read('attacks/keys/idpEc.crt.pem')), plaintext)).toThrow(TypeError);
  });
});
