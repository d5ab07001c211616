import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type AesMode, decryptAes, encryptAes, randomKey } from './index.ts';

const plaintext = Buffer.from('an assertion of some length, not a multiple of sixteen');
const modes: AesMode[] = (['cbc', 'gcm'] as const).flatMap((mode) =>
  ([16, 24, 32] as const).map((keyLength) => ({ mode, keyLength })),
);

describe.each(modes)('AES $mode with $keyLength bytes', (aes) => {
  const key = randomKey(aes.keyLength);

  it('reads what it writes, each time differently', () => {
    const first = encryptAes(aes, key, plaintext);
    expect(decryptAes(aes, key, first)).toEqual(plaintext);
    expect(encryptAes(aes, key, plaintext)).not.toEqual(first);
  });

  it('reads nothing with a key of another length or too few bytes', () => {
    const data = encryptAes(aes, key, plaintext);
    expect(decryptAes(aes, randomKey(aes.keyLength === 16 ? 32 : 16), data)).toBeNull();
    for (const length of [0, 15, 16, 27, 31]) expect(decryptAes(aes, key, data.subarray(0, length))).toBeNull();
  });
});

it('GCM refuses every changed bit', () => {
  const aes: AesMode = { mode: 'gcm', keyLength: 32 };
  const key = randomKey(32);
  const data = encryptAes(aes, key, plaintext);
  for (let i = 0; i < data.length; i++) {
    const changed = Uint8Array.from(data);
    changed[i] = (changed[i] ?? 0) ^ 1;
    expect(decryptAes(aes, key, changed)).toBeNull();
  }
});

it('CBC takes any padding bytes but the last, which must be 1 to 16', () => {
  const aes: AesMode = { mode: 'cbc', keyLength: 16 };
  const key = randomKey(16);
  const padded = (last: number): Uint8Array => {
    const cipher = createCipheriv('aes-128-cbc', key, Buffer.alloc(16)).setAutoPadding(false);
    const block = Buffer.from('0123456789ABxyz?');
    block[15] = last;
    return Buffer.concat([Buffer.alloc(16), cipher.update(block), cipher.final()]);
  };
  expect(decryptAes(aes, key, padded(4))).toEqual(Buffer.from('0123456789AB'));
  expect(decryptAes(aes, key, padded(16))).toEqual(Buffer.alloc(0));
  expect(decryptAes(aes, key, padded(0))).toBeNull();
  expect(decryptAes(aes, key, padded(17))).toBeNull();
});
