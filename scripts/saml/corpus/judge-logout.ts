/** Logout requests by redirect and by post, as far as the package decides: form, signature, what they say. */
import {
  type Certificate,
  decodeRedirect,
  type LogoutRequest,
  readLogoutRequest,
  type Verdict,
  verifyRedirectSignature,
  verifyRequestSignature,
} from '@latchkey/saml';
import type { Corpus, CorpusExtras } from './corpus.ts';
import { type Outcome, timed } from './outcome.ts';
import type { Settings } from './service-provider.ts';

interface LogoutCase {
  readonly id: string;
  readonly expect: 'accept' | 'reject';
  readonly reason: string;
  readonly forged?: readonly string[];
  readonly timeLimitMs?: number;
}

interface ReadLogout {
  readonly request: LogoutRequest;
  readonly xml: string;
}

export function judgeLogouts({ bytesOf }: Corpus, settings: Settings, extras: CorpusExtras): Outcome[] {
  const trusted = { certificates: settings.signingCertificates, allowSha1: false };
  const judge = (part: Outcome['part'], one: LogoutCase, read: () => Verdict<ReadLogout>): Outcome =>
    compare(part, one, timed(read), (value) => leftToCaller(value, settings, extras.sloUrl));
  return [
    ...(extras.redirectLogout ?? []).map((one) =>
      judge('redirect-logout', one, () => readRedirect(one.query, trusted.certificates)),
    ),
    ...(extras.postLogout ?? []).map((one) =>
      judge('post-logout', one, () => {
        const xml = bytesOf(one.file);
        const signed = verifyRequestSignature(xml, trusted);
        return signed.ok ? read(xml) : signed;
      }),
    ),
  ];
}

function readRedirect(query: string, certificates: readonly Certificate[]): Verdict<ReadLogout> {
  const message = decodeRedirect(query);
  if (!message.ok) return message;
  const signed = verifyRedirectSignature(message.value, { certificates, allowSha1: false });
  return signed.ok ? read(message.value.xml) : signed;
}

function read(xml: Uint8Array): Verdict<ReadLogout> {
  const request = readLogoutRequest(xml);
  return request.ok ? { ok: true, value: { request: request.value, xml: Buffer.from(xml).toString('utf8') } } : request;
}

function compare(
  part: Outcome['part'],
  { id, expect, forged = [], timeLimitMs = Number.POSITIVE_INFINITY }: LogoutCase,
  { value, milliseconds }: ReturnType<typeof timed<Verdict<ReadLogout>>>,
  leftOpen: (value: ReadLogout) => string | null,
): Outcome {
  const outcome = (result: Outcome['result'], given: string, detail = ''): Outcome => ({
    part,
    id,
    class: 'logout',
    result,
    given,
    detail,
    milliseconds,
  });
  if (value instanceof Error) return outcome('failed', 'threw', `threw ${value.message}`);
  if (milliseconds > timeLimitMs) return outcome('failed', 'slow', `took ${Math.round(milliseconds)} ms`);
  if (!value.ok) {
    const { code, message } = value.rejection;
    return expect === 'reject' ? outcome('passed', code) : outcome('failed', code, `refused: ${message}`);
  }
  const { nameId } = value.value.request;
  const open = leftOpen(value.value);
  if (expect === 'accept') return open === null ? outcome('passed', 'accepted') : outcome('failed', 'accepted', open);
  if (nameId !== null && forged.includes(nameId)) return outcome('failed', 'accepted', `FORGED: ${nameId}`);
  return open === null ? outcome('failed', 'accepted', 'accepted') : outcome('not-covered', 'read', open);
}

/** What the package reads but leaves to its caller, where that would refuse the request. */
function leftToCaller({ request, xml }: ReadLogout, settings: Settings, sloUrl: string): string | null {
  if (request.issuer !== settings.idpEntityId) return 'the issuer is compared by the caller';
  if (request.destination !== sloUrl) return 'the destination is compared by the caller';
  const end = /\bNotOnOrAfter="([^"]*)"/.exec(xml)?.[1];
  return end !== undefined && Date.parse(end) <= settings.now ? 'the time is compared by the caller' : null;
}
