/** Hostile logout requests, by address and by form, each with the exact verdict. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { certificateFrom } from '../crypto/index.ts';
import { decodePost } from '../request/decode-post.ts';
import { decodeRedirect } from '../request/decode-redirect.ts';
import { instant, type Verdict } from '../verdict.ts';
import type { LogoutRequestExpectations, SamlMessage } from './types.ts';
import { verifyLogoutRequest } from './verify-logout-request.ts';

const folder = new URL('../../../../vectors/attacks/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');

interface Case {
  readonly id: string;
  readonly expect: 'accept' | 'reject';
  readonly query: string;
  readonly file: string;
  readonly timeLimitMs?: number;
}

const index = JSON.parse(text('index.json'));
const extras: { sloUrl: string; session: Record<string, string>; redirectLogout: Case[]; postLogout: Case[] } =
  JSON.parse(text('extras.json'));
const codes: { redirectLogout: Record<string, string>; postLogout: Record<string, string> } = JSON.parse(
  text('logout-codes.json'),
);

const expectations: LogoutRequestExpectations = {
  now: instant(Date.parse(index.clock.now)),
  skewSeconds: 180,
  maxAgeSeconds: 600,
  destination: extras.sloUrl,
  sender: {
    entityId: index.idp.entityId,
    signingCertificates: index.idp.signingCerts.map((file: string) => certificateFrom(text(file))),
    allowSha1: false,
  },
  decryptionKeys: [],
  signature: 'required',
};

const judge = (message: Verdict<SamlMessage>, by = expectations) =>
  message.ok ? verifyLogoutRequest(message.value, by) : message;
const codeOf = (verdict: Verdict<unknown>) => (verdict.ok ? 'accepted' : verdict.rejection.code);
const byAddress = ({ query }: Case) => decodeRedirect(query);
const byForm = ({ file }: Case) => decodePost({ SAMLRequest: readFileSync(new URL(file, folder)).toString('base64') });

describe.each([
  ['by address', extras.redirectLogout, codes.redirectLogout, byAddress],
  ['by form', extras.postLogout, codes.postLogout, byForm],
] as const)('%s', (_, cases, expected, decode) => {
  it('has a verdict for every case', () => {
    expect(cases.map(({ id }) => id)).toEqual(Object.keys(expected));
  });

  it.each(cases)('$id', (one) => {
    const before = performance.now();
    const verdict = judge(decode(one));
    expect(performance.now() - before).toBeLessThan(one.timeLimitMs ?? 1000);
    expect(codeOf(verdict)).toBe(expected[one.id]);
    expect(verdict.ok).toBe(one.expect === 'accept');
    if (!verdict.ok) return;
    const { nameId, session } = extras.session;
    expect(verdict.value).toMatchObject({
      ends: 'named-sessions',
      nameId: { value: nameId },
      sessionIndexes: [session],
    });
  });

  it('names nobody where unsigned requests may end the session of the browser, and changes no other verdict', () => {
    const lenient = { ...expectations, signature: 'unsigned-allowed-to-end-current-session' } as const;
    for (const one of cases) {
      const verdict = judge(decode(one), lenient);
      if (verdict.ok && one.expect === 'reject') {
        expect([one.id, verdict.value.ends]).toEqual(['unsigned', 'current-browser-session']);
        expect(verdict.value).not.toHaveProperty('nameId');
      } else expect(codeOf(verdict)).toBe(expected[one.id]);
    }
  });
});

it('SHA-1 is accepted where it is allowed, and nothing else is because of it', () => {
  const legacy = { ...expectations, sender: { ...expectations.sender, allowSha1: true } };
  const changed = extras.redirectLogout.filter(
    (one) => codeOf(judge(byAddress(one), legacy)) !== codes.redirectLogout[one.id],
  );
  expect(changed.map(({ id }) => id)).toEqual(['rsa-sha1']);
});
