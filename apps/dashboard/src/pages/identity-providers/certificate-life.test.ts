import { describe, expect, it } from 'vitest';
import { certificateLife, lastingCertificate } from './certificate-life.ts';

const day = 86_400_000;
const certificate = { notBefore: 100 * day, notAfter: 200 * day };

describe('certificateLife', () => {
  it.each([
    [99 * day, 'future', 1, 'valid in 1 day'],
    [100 * day, 'active', 1, 'expires in 3 months'],
    [130 * day, 'active', 0.7, 'expires in 70 days'],
    [159 * day, 'soon', 0.41, 'expires in 41 days'],
    [190 * day, 'urgent', 0.1, 'expires in 10 days'],
    [200 * day - 3_600_000, 'urgent', 1 / 2400, 'expires in 1 hour'],
    [200 * day, 'urgent', 0, 'expires in 1 hour'],
    [203 * day, 'expired', 0, 'expired 3 days ago'],
  ] as const)('at %d it is %s', (now, state, left, words) => {
    const life = certificateLife(certificate, now);
    expect(life).toMatchObject({ state, words });
    expect(life.left).toBeCloseTo(left, 10);
  });

  it('counts years where days would be noise', () => {
    expect(certificateLife({ notBefore: 0, notAfter: 1100 * day }, 1).words).toBe('expires in 3 years');
  });
});

it('lastingCertificate is the one that ends last', () => {
  const of = (sha256: string, notAfter: number) => ({
    sha256,
    sha1: '',
    subject: '',
    notBefore: 0,
    notAfter,
    keyType: '',
  });
  expect(lastingCertificate([of('a', 5), of('b', 9), of('c', 7)])?.sha256).toBe('b');
  expect(lastingCertificate([])).toBeNull();
});
