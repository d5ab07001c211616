import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64, passingBase64 } from './index.ts';

describe.each([
  ['decodeBase64', decodeBase64],
  ['passingBase64', passingBase64],
])('%s', (_, decode) => {
  const text = (input: string): string | null => {
    const bytes = decode(input);
    return bytes === null ? null : Buffer.from(bytes).toString();
  };

  it.each([
    ['', ''],
    ['YQ==', 'a'],
    ['YWI=', 'ab'],
    ['YWJj', 'abc'],
    [' Y\tW\r\nJ j\n', 'abc'],
    ['YQ=\n=', 'a'],
  ])('reads %j', (input, expected) => {
    expect(text(input)).toBe(expected);
  });

  it.each([
    'YQ', // no padding
    'YQ=',
    'YQ===',
    'YR==', // stray bits
    'YWK=',
    'YQ==YQ==', // two in one
    'YWJj=',
    'Y!Q==',
    'YW-_',
    'YWJ\u00a0j',
    'YWJj\u0000',
    '=',
    '====',
    'ÿÿÿÿ',
    '<a/>',
  ])('refuses %j', (input) => {
    expect(decode(input)).toBeNull();
  });
});

it('writes what it reads', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i).subarray(3, 250);
  expect(decodeBase64(encodeBase64(bytes))).toEqual(Buffer.from(bytes));
});
