import { receiveResponse } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { verifyEnveloped } from '../../packages/saml/src/signature/index.ts';
import { descendantsOf, namespaces, parseXml, textOf } from '../../packages/saml/src/xml/index.ts';
import { fieldOf, makeBases } from './fuzz/bases.ts';
import { growthOf } from './fuzz/growth.ts';
import { type Decide, judge, prepare } from './fuzz/judge.ts';
import { mutate, operationNames, plan } from './fuzz/mutate.ts';
import { FORGED } from './fuzz/operation.ts';
import { Random } from './fuzz/random.ts';
import { parseRaw, writeRaw } from './fuzz/raw-tree.ts';
import { runFuzz } from './fuzz/run-fuzz.ts';

describe('the product', () => {
  it('believes no damaged message, and throws at none', { timeout: 60_000 }, () => {
    const report = runFuzz({ seed: 20260101, count: 3000, from: 0 });
    expect(report.defects).toEqual([]);
    const refused = [...report.refused.values()].reduce((a, b) => a + b, 0);
    expect(refused + report.same + report.donor + report.unchanged).toBe(3000);
    // The damage reaches every stage, from the form field to the signature's value.
    expect(refused).toBeGreaterThan(2000);
    expect([...report.refused.keys()]).toEqual(
      expect.arrayContaining([
        'MESSAGE_NOT_BASE64',
        'XML_NOT_WELL_FORMED',
        'XML_DUPLICATE_ID',
        'ASSERTION_NOT_SINGLE',
        'SIGNATURE_MISSING',
        'SIGNATURE_DIGEST_MISMATCH',
        'SIGNATURE_INVALID',
        'SIGNATURE_KEY_UNKNOWN',
        'ENCRYPTION_FAILED',
      ]),
    );
  });

  it('takes any of the shapes that make readers slow in a fraction of a second', { timeout: 60_000 }, () => {
    for (const { name, large } of growthOf(2)) expect({ name, isSlow: large > 1000 }).toEqual({ name, isSlow: false });
  });
});

describe('the fuzzer', () => {
  /** Any right signature will do, and the first name in the document is who signs in: what wrapping was invented for. */
  const careless: Decide = (field, { identityProvider }) => {
    const parsed = parseXml(Buffer.from(field, 'base64'));
    if (!parsed.ok) return { profile: null, code: parsed.rejection.code };
    const isSigned = descendantsOf(parsed.value, namespaces.signature, 'Signature').some(
      ({ parent }) =>
        parent !== null &&
        verifyEnveloped(parent, { certificates: identityProvider.signingCertificates, allowSha1: false }).ok,
    );
    const [nameId] = descendantsOf(parsed.value, namespaces.assertion, 'NameID');
    if (!isSigned || nameId === undefined) return { profile: null, code: 'refused' };
    return { profile: textOf(nameId) ?? '' };
  };
  /** The identity of whoever a regular expression finds. */
  const byPattern: Decide = (field, expectations) => {
    const decided = careless(field, expectations);
    if (decided.profile === null) return decided;
    const xml = Buffer.from(field, 'base64').toString('utf8');
    return { profile: /NameID[^>]*>([^<]*)/.exec(xml)?.[1] ?? '' };
  };
  const plain = makeBases().filter(({ name }) => name.startsWith('own') && !name.includes('encrypted'));

  it.each([
    ['any signature', careless],
    ['a pattern', byPattern],
  ])('finds a forgery that a service provider relying on %s believes', (_, decide) => {
    const genuine = plain.map((base) => prepare(base, decide));
    const forged: string[] = [];
    for (let index = 0; index < 4000 && forged.length === 0; index++) {
      const one = genuine[index % genuine.length];
      if (one === undefined) break;
      const judgement = judge(mutate(one.base, plan(Random.forCase(1, index))), one);
      if (judgement.kind === 'defect' && judgement.what.includes(FORGED)) forged.push(judgement.what);
    }
    expect(forged).toEqual([`accepted as ${FORGED}`]);
  });

  it('reports what is thrown, with the fewest steps that show it', () => {
    const decide: Decide = (field) => {
      if (Buffer.from(field, 'base64').includes(FORGED)) throw new RangeError('out of range');
      return { profile: 'anybody' };
    };
    const { defects } = runFuzz({ seed: 3, count: 100, from: 0, decide });
    expect(defects.length).toBeGreaterThan(3);
    for (const { what, steps } of defects) {
      expect(what).toMatch(/^threw RangeError: out of range/);
      expect(steps).toHaveLength(1);
    }
  });

  it('makes the same cases of the same seed, wherever a run begins', { timeout: 30_000 }, () => {
    const summary = (from: number, count: number) => {
      const { refused, same } = runFuzz({ seed: 5, count, from });
      return { refused: [...refused.values()].reduce((a, b) => a + b, 0), same };
    };
    const [whole, first, second] = [summary(0, 200), summary(0, 120), summary(120, 80)];
    expect(whole).toEqual({ refused: first.refused + second.refused, same: first.same + second.same });
  });

  it('spells a message that it does not touch as before, and uses every operation', () => {
    for (const { document } of makeBases()) {
      expect(receiveResponse(fieldOf(document)).ok).toBe(true);
      expect(writeRaw(parseRaw(writeRaw(document)))).toBe(writeRaw(document));
    }
    const planned = Array.from({ length: 3000 }, (_, index) => plan(Random.forCase(1, index))).flat();
    expect(new Set(planned.map(({ operation }) => operation))).toEqual(new Set(operationNames));
  });
});
