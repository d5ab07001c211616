/** Logout requests by redirect and by post: the package's verdict. */
import { decodeRedirect, type Verdict, type VerifiedLogoutRequest, verifyLogoutRequest } from '@latchkey/saml';
import { skewSeconds } from '../../../apps/server/src/sign-in/sign-in-request.ts';
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

/** Messages of the corpus are seconds old, or off by an hour. */
const maxAgeSeconds = 600;

export function judgeLogouts({ bytesOf }: Corpus, settings: Settings, extras: CorpusExtras): Outcome[] {
  const expectations: Parameters<typeof verifyLogoutRequest>[1] = {
    now: settings.now,
    skewSeconds,
    maxAgeSeconds,
    destination: extras.sloUrl,
    sender: {
      entityId: settings.idpEntityId,
      signingCertificates: settings.signingCertificates,
      allowSha1: false,
    },
    decryptionKeys: settings.decryptionKeys,
    signature: 'required',
  };
  return [
    ...(extras.redirectLogout ?? []).map((one) =>
      compare(
        'redirect-logout',
        one,
        timed(() => {
          const message = decodeRedirect(one.query);
          return message.ok ? verifyLogoutRequest(message.value, expectations) : message;
        }),
      ),
    ),
    ...(extras.postLogout ?? []).map((one) =>
      compare(
        'post-logout',
        one,
        timed(() => {
          const message = { binding: 'post', parameter: 'SAMLRequest', relayState: null } as const;
          return verifyLogoutRequest({ ...message, xml: bytesOf(one.file) }, expectations);
        }),
      ),
    ),
  ];
}

function compare(
  part: Outcome['part'],
  { id, expect, forged = [], timeLimitMs = Number.POSITIVE_INFINITY }: LogoutCase,
  { value, milliseconds }: ReturnType<typeof timed<Verdict<VerifiedLogoutRequest>>>,
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
  if (expect === 'accept') return outcome('passed', 'accepted');
  const nameId = value.value.ends === 'named-sessions' ? value.value.nameId.value : null;
  return outcome('failed', 'accepted', nameId !== null && forged.includes(nameId) ? `FORGED: ${nameId}` : 'accepted');
}
