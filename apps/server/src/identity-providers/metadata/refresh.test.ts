import { instant, readIdpMetadata } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../platform/index.ts';
import { identityProvider, type MetadataOptions, testCertificate } from '../../testing/identity-provider.ts';
import { type ProviderCertificate, trustedUntil } from './certificate.ts';
import { judgeRefresh, nextAfterFailure, nextAfterGood } from './refresh.ts';

const now = Date.UTC(2026, 11, 7);
const contoso = identityProvider('contoso');

function metadata(options: MetadataOptions = {}) {
  const read = readIdpMetadata(Buffer.from(contoso.metadata(options)), { now: instant(now) });
  if (!read.ok) throw new Error(read.rejection.message);
  return read.value;
}

const shaOf = (name: 'contoso' | 'fabrikam') => metadata({ keys: [name] }).signingCertificates[0]?.sha256 ?? '';
const record = (name: 'contoso' | 'fabrikam', change: Partial<ProviderCertificate> = {}): ProviderCertificate => ({
  sha256: shaOf(name),
  base64: Buffer.from(testCertificate(name).der).toString('base64'),
  origin: 'file',
  addedAt: 0,
  trial: false,
  signedAt: null,
  missingSince: null,
  refusedAt: null,
  refusedBy: null,
  ...change,
});
const keysOf = (judgement: ReturnType<typeof judgeRefresh>) =>
  judgement.trusted.signingCertificates.map(({ sha256 }) => (sha256 === shaOf('contoso') ? 'contoso' : 'fabrikam'));

describe('what a refresh finds', () => {
  it('is adopted when it is a new key of the same entity', () => {
    const judged = judgeRefresh(metadata(), metadata({ keys: ['contoso', 'fabrikam'] }), [record('contoso')], now);
    expect(keysOf(judged)).toEqual(['contoso', 'fabrikam']);
    expect(judged).toMatchObject({ waits: false, added: [{ sha256: shaOf('fabrikam') }], dropped: [], missing: [] });
  });

  it('is not adopted when an admin has taken the key away', () => {
    const refused = record('fabrikam', { refusedAt: 1 });
    const found = metadata({ keys: ['contoso', 'fabrikam'] });
    expect(keysOf(judgeRefresh(metadata(), found, [record('contoso'), refused], now))).toEqual(['contoso']);
  });

  it('waits when it is another entity, keys included', () => {
    const found = metadata({ entityId: 'https://other.example/', keys: ['fabrikam'] });
    const judged = judgeRefresh(metadata(), found, [record('contoso')], now);
    expect(judged).toMatchObject({ waits: true, added: [], missing: [], trusted: metadata() });
  });

  it('waits when it is another address, while its keys are adopted', () => {
    const found = metadata({ address: 'https://evil.example/', keys: ['contoso', 'fabrikam'] });
    const judged = judgeRefresh(metadata(), found, [record('contoso')], now);
    expect(judged.waits).toBe(true);
    expect(judged.trusted.singleSignOnServices).toEqual(metadata().singleSignOnServices);
    expect(keysOf(judged)).toEqual(['contoso', 'fabrikam']);
  });

  it('keeps a key that has gone missing for a while', () => {
    const present = metadata({ keys: ['contoso', 'fabrikam'] });
    const found = metadata({ keys: ['fabrikam'] });
    const records = [record('contoso'), record('fabrikam')];
    const first = judgeRefresh(present, found, records, now);
    expect(keysOf(first)).toEqual(['contoso', 'fabrikam']);
    expect(first.missing).toEqual([shaOf('contoso')]);
    const missing = [record('contoso', { missingSince: now, signedAt: 1 }), record('fabrikam')];
    expect(keysOf(judgeRefresh(present, found, missing, now + days(7) - 1))).toEqual(['contoso', 'fabrikam']);
    const over = judgeRefresh(present, found, missing, now + days(7));
    expect([keysOf(over), over.dropped.length]).toEqual([['fabrikam'], 1]);
    // As soon as its successor has signed a sign-in, a day is enough.
    const succeeded = [record('contoso', { missingSince: now }), record('fabrikam', { signedAt: now })];
    expect(keysOf(judgeRefresh(present, found, succeeded, now + days(1) - 1))).toEqual(['contoso', 'fabrikam']);
    expect(keysOf(judgeRefresh(present, found, succeeded, now + days(1)))).toEqual(['fabrikam']);
    // It comes back.
    expect(judgeRefresh(present, present, missing, now).back).toEqual([shaOf('contoso')]);
  });

  it('does not touch a key that was added by hand', () => {
    const present = metadata({ keys: ['contoso', 'fabrikam'] });
    const records = [record('contoso'), record('fabrikam', { origin: 'hand' })];
    const judged = judgeRefresh(present, metadata(), records, now + days(100));
    expect([keysOf(judged), judged.missing]).toEqual([['contoso', 'fabrikam'], []]);
  });
});

it('a certificate that was refused is no successor', () => {
  const missing = record('contoso', { missingSince: now });
  const refused = record('fabrikam', { signedAt: now, refusedAt: now });
  expect(trustedUntil(missing, [missing, refused])).toBe(now + days(7));
  expect(trustedUntil(record('contoso'), [])).toBeNull();
});

describe('the next refresh', () => {
  const forever = { cacheSeconds: null, validUntil: null };
  it.each([
    [forever, 0, days(1) * 0.9],
    [forever, 0.5, days(1)],
    [{ ...forever, cacheSeconds: 6 * 3600 }, 0.5, hours(6)],
    [{ ...forever, cacheSeconds: 60 }, 0.5, hours(1)],
    [{ ...forever, cacheSeconds: 30 * 86_400 }, 0.5, days(1)],
    [{ ...forever, validUntil: instant(now + hours(10)) }, 0.5, hours(5)],
    [{ ...forever, validUntil: instant(now + minutes(10)) }, 0.5, hours(1)],
  ])('of %j with %s comes after %s ms', (metadata, chance, wait) => {
    expect(nextAfterGood(metadata, now, chance) - now).toBe(wait);
  });

  it.each([
    [1, undefined, minutes(15)],
    [2, undefined, minutes(30)],
    [7, undefined, hours(16)],
    [8, undefined, days(1)],
    [1000, undefined, days(1)],
    [1, 3600, hours(1)],
    [1, 30 * 86_400, days(1)],
  ])('after %s failures, told to wait %s s, comes after %s ms', (failures, retryAfter, wait) => {
    expect(nextAfterFailure(failures, now, 0.5, retryAfter) - now).toBe(wait);
  });
});
