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

it('accepts exactly what encoding would give', () => {
  const alphabet = 'AQgwEZz09+/=-_ \n*\u00e9\u2713';
  let seed = 1;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (let i = 0; i < 20_000; i++) {
    const text = Array.from({ length: random(9) }, () => alphabet[random(alphabet.length)]).join('');
    const isRight = Buffer.from(text, 'base64').toString('base64') === text.replaceAll(/[ \n]/g, '');
    expect(decodeBase64(text) !== null, JSON.stringify(text)).toBe(isRight);
  }
});

it('writes what it reads', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i).subarray(3, 250);
  expect(decodeBase64(encodeBase64(bytes))).toEqual(Buffer.from(bytes));
});
