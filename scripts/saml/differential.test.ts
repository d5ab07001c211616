/** Our XML against judges that nobody here wrote, where they are installed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { leniency, strictness } from './differential/compare-well-formed.ts';
import { generateDocument } from './differential/generate-document.ts';
import { runDocuments, runElements, runSignatures } from './differential/run-differential.ts';
import { isInstalled } from './differential/tools.ts';
import { Random } from './fuzz/random.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-differential-'));
afterAll(() => rmSync(folder, { recursive: true }));

const options = { seed: 1, elements: 400, documents: 1000, signatures: 24, folder };
const timeout = 60_000;

describe.skipIf(!isInstalled('xmlsec1'))('xmlsec1 (skipped where it is not installed)', () => {
  it('canonicalizes every element as we do, in both modes and with prefix lists', { timeout }, () => {
    const { compared, mismatches } = runElements(options);
    expect(mismatches.map(({ how, ours }) => ({ how, ours }))).toEqual([]);
    expect(compared).toBe(400);
  });

  it('signs what we verify, and verifies what we sign, but not what was changed', { timeout }, () => {
    expect(runSignatures(options)).toEqual({ compared: 24, mismatches: [] });
  });
});

describe.skipIf(!isInstalled('xmllint'))('xmllint (skipped where it is not installed)', () => {
  it('accepts, refuses and reads what we do, apart from what is refused on purpose', { timeout }, () => {
    const { agreements, disagreements, canonicalized, unlike } = runDocuments(options);
    expect(disagreements.map(({ xml, reason }) => ({ reason, xml: String(xml) }))).toEqual([]);
    expect(unlike).toEqual([]);
    // Neither side is asked easy questions only.
    expect(agreements.get('both accept')).toBeGreaterThan(200);
    expect(agreements.get('both refuse')).toBeGreaterThan(200);
    expect(canonicalized).toBeGreaterThan(50);
  });
});

it('every known difference says why', () => {
  for (const reason of [...Object.values(strictness), ...Object.values(leniency)])
    expect(reason).toMatch(/^[A-Z].+\.$/);
});

it('generated documents hold what canonicalization has to even out', () => {
  const all = Array.from({ length: 300 }, (_, index) => generateDocument(Random.forCase(1, index))).join('\n');
  for (const feature of [
    /xmlns=(["'])\1/,
    /='/,
    /&#xD;/,
    /\r\n/,
    /<!\[CDATA\[/,
    /<!--/,
    /\u{1f600}/u,
    / xml:lang=/,
    /\/>/,
    / >/,
  ]) {
    expect(all).toMatch(feature);
  }
});
