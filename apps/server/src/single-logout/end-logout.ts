/** Takes the identity provider's answer to a logout that this browser has pending. Whatever it says, our own session is gone. */
import { instant, type Rejection, readLogoutResponse, type SamlMessage, verifyLogoutResponse } from '@latchkey/saml';
import type { IdentityProvider } from '../identity-providers/index.ts';
import { hashToken, type Origin, type Platform } from '../platform/index.ts';
import { expectationsOf } from './expectations.ts';
import { logoutEvent } from './logout-event.ts';
import type { LogoutOutcome, PendingLogout } from './pending-logout.ts';
import { endPendingLogout, findPendingLogout } from './single-logout-store.ts';

export interface LogoutAnswer {
  readonly provider: IdentityProvider;
  readonly message: SamlMessage;
  /** The cookie, which a POST from elsewhere does not bring: the next address of ours gets it. */
  readonly browserSecret: string | undefined;
  readonly from: Origin;
}

export type EndedLogout =
  | { readonly kind: 'ended'; readonly logoutId: string }
  | { readonly kind: 'refused'; readonly rejection: Rejection };

export async function endLogout(platform: Platform, answer: LogoutAnswer): Promise<EndedLogout> {
  const { provider, message } = answer;
  const pending = await findPending(platform, answer);
  const verdict = verifyLogoutResponse(message, {
    ...expectationsOf(platform, provider),
    pending: pending && { id: pending.id, issuedAt: instant(pending.createdAt) },
    signature: 'unsigned-allowed-as-end-of-pending-logout',
  });
  if (pending === null) {
    // Without one, the core refuses every message.
    if (verdict.ok) throw new TypeError('A logout answer was accepted although nothing is pending.');
    return { kind: 'refused', rejection: verdict.rejection };
  }
  if (verdict.ok)
    return end(platform, answer, pending, verdict.value.outcome, { signed: verdict.value.signature !== null });
  const { rejection } = verdict;
  // The identity provider itself says that it has failed; anything else did not come from it.
  if (rejection.code !== 'LOGOUT_STATUS_NOT_SUCCESS') return { kind: 'refused', rejection };
  return end(platform, answer, pending, 'failed', { status: (rejection.received ?? []).join(' ') });
}

async function findPending(
  { db, clock }: Platform,
  { provider, message, browserSecret }: LogoutAnswer,
): Promise<PendingLogout | null> {
  const read = readLogoutResponse(message.xml);
  if (!read.ok || read.value.inResponseTo === null) return null;
  const key = { accountId: provider.accountId, providerId: provider.id, id: read.value.inResponseTo };
  const pending = await findPendingLogout(db, key, clock.now());
  if (pending === null || pending.endedAt !== null) return null;
  if (message.binding === 'post') return pending;
  const sameBrowser = browserSecret !== undefined && hashToken(browserSecret) === pending.browserHash;
  return sameBrowser ? pending : null;
}

async function end(
  platform: Platform,
  { provider, from }: LogoutAnswer,
  pending: PendingLogout,
  outcome: LogoutOutcome,
  details: Readonly<Record<string, string | boolean>>,
): Promise<EndedLogout> {
  const now = platform.clock.now();
  await platform.db.transaction().execute(async (tx) => {
    if (!(await endPendingLogout(tx, pending, outcome, now))) return;
    await logoutEvent(tx, platform, provider, {
      action: outcome === 'failed' ? 'single_logout.failed' : 'single_logout.completed',
      actor: { userId: pending.userId, name: pending.userName, ipAddress: from.ipAddress },
      details: { outcome, ...details },
    });
  });
  return { kind: 'ended', logoutId: pending.id };
}
