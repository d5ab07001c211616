/** Whether an admin may enforce single sign-on now: the rule that keeps people from locking themselves out. */
import { type IdentityProvider, isProven } from '../identity-providers/index.ts';
import { type Caller, minutes } from '../platform/index.ts';

/** How fresh the acting admin's own sign-in through single sign-on must be. */
export const proofLifetime = minutes(15);

type SignIn = Pick<Caller, 'method' | 'accountId' | 'providerId' | 'signedInAt'>;
type Proof = Pick<IdentityProvider, 'id' | 'enabled' | 'revision' | 'provenRevision' | 'changedAt'>;

/**
 * Until when the caller's session proves that single sign-on of this account works for them, in milliseconds since
 * the epoch; `null` when it does not. The session must be of an enabled provider of this account in its present,
 * proven revision: a sign-in from before the last change proves nothing.
 */
export function provenUntil(
  caller: SignIn,
  accountId: string,
  providers: readonly Proof[],
  now: number,
): number | null {
  if (caller.method !== 'sso' || caller.accountId !== accountId) return null;
  const provider = providers.find(({ id }) => id === caller.providerId);
  if (provider === undefined || !provider.enabled || !isProven(provider)) return null;
  const until = caller.signedInAt + proofLifetime;
  return caller.signedInAt >= provider.changedAt && now < until ? until : null;
}
