import { expect, it } from 'vitest';
import { certificateText } from './certificate-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it('keeps PEM, and makes PEM of DER and of bare base64', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
  expect(certificateText(bytes(`\ufeff${pem}\n`))).toBe(pem);
  expect(certificateText(bytes('AA\nAA\n'))).toBe(pem);
  expect(certificateText(new Uint8Array([0x30, 0x82, 1, 2]))).toBe(
    '-----BEGIN CERTIFICATE-----\nMIIBAg==\n-----END CERTIFICATE-----',
  );
  const long = certificateText(new Uint8Array([0x30, 0x82, ...Array(60).fill(0)])).split('\n');
  expect(long.map(({ length }) => length)).toEqual([27, 64, 20, 25]);
});
