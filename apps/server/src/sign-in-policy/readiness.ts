/** Whether an admin may enforce single sign-on now, and who may be locked out: the rules that keep people from it. */
import { confirmationMinutes, type MemberAtRisk, proofMinutes, type UnprovenReason } from '@latchkey/contract';
import type { Identity } from '../identities/index.ts';
import { type IdentityProvider, isProven } from '../identity-providers/index.ts';
import type { Member } from '../members/index.ts';
import { type Caller, minutes } from '../platform/index.ts';
import { emailKey } from '../users/index.ts';

/** How fresh the acting admin's own sign-in through single sign-on must be. */
export const proofLifetime = minutes(proofMinutes);

/** How long enforcement lasts that no admin confirms by coming in through single sign-on. */
export const confirmationTime = minutes(confirmationMinutes);

type SignIn = Pick<Caller, 'method' | 'accountId' | 'providerId' | 'signedInAt'>;
type Provider = Pick<IdentityProvider, 'id' | 'enabled' | 'revision' | 'provenRevision' | 'changedAt'>;

/** `until`: when the proof is too old, in milliseconds since the epoch. */
export type Proof =
  | { readonly proven: true; readonly until: number }
  | { readonly proven: false; readonly because: UnprovenReason };

/**
 * Whether the caller's session proves that single sign-on of this account works for them: it must be of an enabled
 * provider of this account in its present, proven revision; a sign-in from before the last change proves nothing.
 */
export function proofOf(caller: SignIn, accountId: string, providers: readonly Provider[], now: number): Proof {
  const unproven = (because: UnprovenReason): Proof => ({ proven: false, because });
  if (!providers.some(({ enabled }) => enabled)) return unproven('no_provider');
  if (caller.method !== 'sso' || caller.accountId !== accountId) return unproven('not_through_sso');
  const provider = providers.find(({ id }) => id === caller.providerId);
  if (provider === undefined || !provider.enabled) return unproven('provider_disabled');
  if (!isProven(provider) || caller.signedInAt < provider.changedAt) return unproven('provider_changed');
  const until = caller.signedInAt + proofLifetime;
  return now < until ? { proven: true, until } : unproven('too_long_ago');
}

/** @param identities of the account, at whatever provider. */
export function membersAtRisk(
  members: readonly Member[],
  identities: readonly Pick<Identity, 'userId' | 'providerId' | 'email' | 'lastUsedAt'>[],
  providers: readonly Provider[],
): MemberAtRisk[] {
  const enabled = new Set(providers.filter((provider) => provider.enabled).map(({ id }) => id));
  return members.flatMap((member): MemberAtRisk[] => {
    const own = identities.filter(({ userId, providerId }) => userId === member.userId && enabled.has(providerId));
    const { id, name, email, role } = member;
    const [latest] = [...own].sort((a, b) => b.lastUsedAt - a.lastUsedAt);
    if (latest === undefined) return [{ id, name, email, role, reasons: ['no_sso_sign_in'], providerEmail: null }];
    if (latest.email === '' || emailKey(latest.email) === emailKey(email)) return [];
    return [{ id, name, email, role, reasons: ['other_email'], providerEmail: latest.email }];
  });
}
