/** Verifies the detached signature of the HTTP-Redirect binding (Bindings 3.4.4.1). */
import type { Certificate } from '../crypto/index.ts';
import type { Verdict } from '../verdict.ts';
import type { RedirectMessage } from './decode-redirect.ts';

export function verifyRedirectSignature(
  _message: RedirectMessage,
  _trusted: { readonly certificates: readonly Certificate[]; readonly allowSha1: boolean },
): Verdict<{ readonly certificateSha256: string }> {
  throw new TypeError('not built yet');
}
