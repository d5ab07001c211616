import { describe, expect, it } from 'vitest';
import { certificateInWords, durationInWords, evidenceInWords } from './evidence-words.ts';

const sha256 = 'ab'.repeat(32);
const certificate = {
  sha256,
  sha1: 'A94F113E8A0A33096020A06EFBFA2FFD4B2D35F1',
  subject: 'CN=Microsoft Azure Federated SSO Certificate',
  notAfter: Date.UTC(2029, 10, 23, 12),
};
const named =
  '“Microsoft Azure Federated SSO Certificate”, thumbprint A94F113E8A0A33096020A06EFBFA2FFD4B2D35F1, expires 23 Nov 2029';

describe('durationInWords', () => {
  it.each([
    [0.102, 'less than a second'],
    [1, '1 second'],
    [59.4, '59 seconds'],
    [59.6, '1 minute'],
    [3598.735, '59 minutes and 59 seconds'],
    [3600, '1 hour'],
    [3660, '1 hour and 1 minute'],
    [90_061, '1 day and 1 hour'],
    [-120, '2 minutes'],
  ])('says %d s as %s', (seconds, words) => {
    expect(durationInWords(seconds)).toBe(words);
  });
});

describe('evidenceInWords', () => {
  it('rounds distances from our clock', () => {
    expect(evidenceInWords('until 3598.735 s after our clock', [])).toBe(
      'until 59 minutes and 59 seconds after our clock',
    );
    expect(evidenceInWords('issued 0.102 s before our clock', [])).toBe('issued less than a second before our clock');
  });

  it('names certificates of the provider and shortens others', () => {
    expect(evidenceInWords(`rsa-sha256 by certificate ${sha256}`, [certificate])).toBe(
      `rsa-sha256 by certificate ${named}`,
    );
    expect(evidenceInWords(`rsa-sha256 by certificate ${sha256}`, [])).toBe(
      'rsa-sha256 by certificate abababababababab…',
    );
  });

  it('leaves everything else alone', () => {
    expect(evidenceInWords('https://sts.windows.net/7f3c/ 12 s', [certificate])).toBe(
      'https://sts.windows.net/7f3c/ 12 s',
    );
  });
});

describe('certificateInWords', () => {
  it('names a stranger by what the response says of it', () => {
    expect(certificateInWords(sha256, [], { subject: 'CN=Other', thumbprint: '6791' })).toBe(
      '“Other”, thumbprint 6791',
    );
    expect(certificateInWords(sha256, [certificate], { subject: 'CN=Other', thumbprint: '6791' })).toBe(named);
  });

  it('keeps the whole fingerprint of a certificate that is not known', () => {
    expect(certificateInWords(sha256, [certificate])).toBe(named);
    expect(certificateInWords(sha256, [])).toBe(`Another certificate, SHA-256 ${sha256}`);
  });
});
