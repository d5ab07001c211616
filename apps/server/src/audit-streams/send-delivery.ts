/** Sends one delivery, and says how it went. */
import type { Platform } from '../platform/index.ts';
import { answerTime, type Stream, sealPurpose } from './audit-stream.ts';
import { signedHeaders } from './sign-delivery.ts';

/** An answer that is longer is not read; its beginning is all that is shown. */
const longestAnswer = 256 * 1024;
const longestExcerpt = 300;

export interface Outcome {
  readonly ok: boolean;
  readonly at: number;
  readonly status: number | null;
  /** The beginning of the answer, or why there was none. */
  readonly excerpt: string;
  readonly milliseconds: number;
  readonly retryAfterSeconds: number;
}

/** Never throws for what the destination does. */
export async function sendDelivery(
  platform: Platform,
  stream: Stream,
  delivery: { readonly id: string; readonly body: string },
): Promise<Outcome> {
  const { clock, outgoing } = platform;
  const begun = clock.now();
  const verdict = await outgoing.request({
    url: stream.url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Latchkey',
      ...signedHeaders(secretsOf(platform, stream, begun), delivery, begun),
    },
    body: delivery.body,
    maxBytes: longestAnswer,
    timeoutMilliseconds: answerTime,
  });
  const at = clock.now();
  const milliseconds = at - begun;
  if (verdict.ok) {
    const { status, body } = verdict.value;
    return { ok: true, at, status, excerpt: excerptOf(body.toString('utf8')), milliseconds, retryAfterSeconds: 0 };
  }
  const { message, status = null, retryAfterSeconds = 0 } = verdict.failure;
  return { ok: false, at, status, excerpt: excerptOf(message), milliseconds, retryAfterSeconds };
}

function secretsOf({ seal }: Platform, stream: Stream, now: number): string[] {
  const open = (sealed: string) => seal.open(sealed, sealPurpose(stream.id));
  const { sealedSecret, olderSealedSecret, olderSecretUntil } = stream;
  const both = olderSealedSecret !== null && olderSecretUntil !== null && now < olderSecretUntil;
  return both ? [open(sealedSecret), open(olderSealedSecret)] : [open(sealedSecret)];
}

/** Without characters that a database or a page stumbles over. */
const excerptOf = (text: string): string =>
  text
    .slice(0, longestExcerpt * 4)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, longestExcerpt);
