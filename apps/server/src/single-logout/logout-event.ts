/** The audit events of single logout, about one identity provider. */
import { type NewAuditEvent, recordAuditEvent } from '../audit-log/index.ts';
import type { IdentityProvider } from '../identity-providers/index.ts';
import type { Actor, Db, Platform } from '../platform/index.ts';

export async function logoutEvent(
  db: Db,
  platform: Platform,
  { accountId, id, description }: IdentityProvider,
  event: Pick<NewAuditEvent, 'action' | 'actor' | 'details'>,
): Promise<void> {
  const target = { type: 'identity_provider', id, name: description };
  await recordAuditEvent(db, platform, { accountId, target, ...event });
}

/** The identity provider itself, when it is what acts. */
export const providerActor = ({ description }: IdentityProvider, ipAddress: string): Actor => ({
  userId: null,
  name: description,
  ipAddress,
});
