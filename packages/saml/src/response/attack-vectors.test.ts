import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  certificateFrom,
  instant,
  privateKeyFromPem,
  type ResponseExpectations,
  type ResponseVerdict,
  receiveResponse,
  rejectionCodes,
  verifyResponse,
} from '../index.ts';

const folder = new URL('../../../../vectors/attacks/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

interface Expected {
  readonly issuer: string;
  readonly nameId: string;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
  readonly attributes: readonly { readonly name: string; readonly values: readonly (string | null)[] }[];
}

interface Vector {
  readonly id: string;
  readonly file: string;
  readonly form?: 'b64';
  readonly expect: 'accept' | 'reject';
  readonly layer: 'saml' | 'policy';
  readonly expected?: Expected;
  readonly value?: string;
  readonly timeLimitMs?: number;
}

const index = JSON.parse(text('index.json'));
const vectors: readonly Vector[] = index.vectors;
const codes: { vectors: Record<string, string>; sequences: Record<string, string[]> } = JSON.parse(text('codes.json'));

const expectations: ResponseExpectations = {
  now: instant(Date.parse(index.clock.now)),
  skewSeconds: 180,
  serviceProvider: {
    entityId: index.sp.entityId,
    acsUrl: index.sp.acsUrl,
    decryptionKeys: [privateKeyFromPem(text(index.sp.decryptionKey))],
  },
  identityProvider: {
    entityId: index.idp.entityId,
    signingCertificates: index.idp.signingCerts.map((file: string) => certificateFrom(text(file))),
    allowSha1: false,
  },
  inResponseTo: { kind: 'request', id: index.request.id },
};

function posted(file: string, form?: 'b64'): string {
  const bytes = readFileSync(new URL(file, folder));
  return form === 'b64' ? bytes.toString('latin1') : bytes.toString('base64');
}

function judge(file: string, form?: 'b64'): ResponseVerdict {
  const received = receiveResponse(posted(file, form));
  return received.ok ? verifyResponse(received.value, expectations) : { ...received, checks: [] };
}

const codeOf = (verdict: ResponseVerdict): string => (verdict.ok ? 'accepted' : verdict.rejection.code);

describe('attack corpus', () => {
  it('has a reviewed verdict for every message, and for nothing else', () => {
    expect(Object.keys(codes.vectors)).toEqual(vectors.map(({ id }) => id));
    for (const { id, layer, expect: wanted } of vectors) {
      const isAccepted = codes.vectors[id] === 'accepted';
      if (layer === 'saml') expect(isAccepted, id).toBe(wanted === 'accept');
      if (!isAccepted) expect(rejectionCodes, id).toContain(codes.vectors[id]);
    }
  });

  it.each(vectors)('$id', ({ id, file, form, layer, expected, value, timeLimitMs }) => {
    const start = performance.now();
    const verdict = judge(file, form);
    expect(codeOf(verdict)).toBe(codes.vectors[id]);
    if (timeLimitMs !== undefined) expect(performance.now() - start).toBeLessThan(timeLimitMs);
    if (!verdict.ok) return;
    if (layer === 'policy') {
      // Right as SAML: what matters is that whoever links accounts sees exactly what was signed.
      expect([verdict.value.nameId.value, ...verdict.value.attributes.flatMap(({ values }) => values)]).toContain(
        value,
      );
    } else expect(identityOf(verdict)).toEqual(wanted(expected));
  });
});

function identityOf(verdict: ResponseVerdict & { readonly ok: true }) {
  const { issuer, nameId, sessionIndex, attributes } = verdict.value;
  return {
    issuer,
    nameId: nameId.value,
    nameIdFormat: nameId.format,
    sessionIndex,
    attributes: attributes.map(({ name, values }) => ({ name, values })),
  };
}

/** A NameID without Format has the unspecified one (Core 8.3.1); a value that is xsi:nil reads as the empty text. */
function wanted(expected: Expected | undefined) {
  if (expected === undefined) throw new Error('An accepted message has no expected identity.');
  return {
    ...expected,
    nameIdFormat: expected.nameIdFormat ?? 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    sessionIndex: expected.sessionIndex ?? null,
    attributes: expected.attributes.map(({ name, values }) => ({ name, values: values.map((one) => one ?? '') })),
  };
}

/** What a caller keeps: requests that are still open, and assertions until nobody could use them again. */
class ReplayStore {
  readonly #openRequests = new Set<string>([index.request.id]);
  readonly #usedAssertions = new Map<string, number>();

  admit(verdict: ResponseVerdict, now: number): string {
    if (!verdict.ok) return verdict.rejection.code;
    const { assertionId, inResponseTo, replayableUntil } = verdict.value;
    if ((this.#usedAssertions.get(assertionId) ?? 0) > now) return 'ASSERTION_REPLAYED';
    if (!this.#openRequests.delete(inResponseTo ?? '')) return 'REQUEST_CONSUMED';
    this.#usedAssertions.set(assertionId, replayableUntil);
    return 'accepted';
  }
}

describe('sequences', () => {
  interface Step {
    readonly file: string;
    readonly expect: 'accept' | 'reject';
  }

  it.each<{ id: string; steps: Step[] }>(index.sequences)('$id', ({ id, steps }) => {
    const store = new ReplayStore();
    const verdicts = steps.map(({ file }) => store.admit(judge(file), expectations.now));
    expect(verdicts).toEqual(codes.sequences[id]);
    expect(verdicts.map((one) => (one === 'accepted' ? 'accept' : 'reject'))).toEqual(steps.map((step) => step.expect));
  });
});
