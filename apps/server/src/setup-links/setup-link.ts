/** A setup link: a colleague who has rights at the identity provider sets it up, without a login here. */
import type { Role, SetupLinkStatus } from '@latchkey/contract';
import { type Actor, days, type Origin, roleRank } from '../platform/index.ts';

export interface SetupLink {
  readonly accountId: string;
  readonly id: string;
  /** The provider's, or that of its reservation until the metadata has come. */
  readonly providerId: string;
  readonly providerDescription: string;
  readonly recipient: string;
  readonly createdByUserId: string;
  readonly createdByName: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
  readonly openedAt: number | null;
  readonly metadataAt: number | null;
  readonly testedAt: number | null;
  readonly testAttemptId: string | null;
  readonly vendor: string | null;
  readonly done: readonly string[];
  /** What decides besides the link itself. */
  readonly surroundings: {
    /** `null` for one who is no member any more, or suspended. */
    readonly creatorRole: Role | null;
    /** `null` while there is only its reservation. */
    readonly provider: { readonly enabled: boolean; readonly enabledAt: number | null } | null;
    readonly reserved: boolean;
  };
}

export const longestLifetime = days(30);

/**
 * A link ends when it expires or is revoked, when its maker may no longer do what it does, when its provider is deleted,
 * and for good when the provider is enabled: what people sign in through is changed by admins only.
 */
export function statusOf(link: SetupLink, now: number): SetupLinkStatus {
  const { creatorRole, provider, reserved } = link.surroundings;
  if (link.revokedAt !== null) return 'revoked';
  if (provider !== null && (provider.enabled || (provider.enabledAt ?? 0) >= link.createdAt)) return 'finished';
  if (now >= link.expiresAt) return 'expired';
  const worthless = creatorRole === null || roleRank[creatorRole] < roleRank.admin;
  return worthless || (provider === null && !reserved) ? 'revoked' : 'open';
}

/** Who acts through a link, in audit events. */
export const actorOf = ({ recipient }: Pick<SetupLink, 'recipient'>, from: Pick<Origin, 'ipAddress'>): Actor => ({
  userId: null,
  name: `Setup link for ${recipient}`,
  ipAddress: from.ipAddress,
});
