/** Notes that a sign-in has succeeded in the present revision of a provider. */
import { recordAuditEvent } from '../audit-log/index.ts';
import type { Actor, Db, Platform } from '../platform/index.ts';
import { type IdentityProvider, isProven } from './identity-provider.ts';
import { updateProven } from './identity-provider-store.ts';

/** Costs nothing once the revision is proven. Call it in the transaction of the sign-in. */
export async function proveIdentityProvider(
  db: Db,
  platform: Platform,
  provider: IdentityProvider,
  actor: Actor,
): Promise<void> {
  if (isProven(provider)) return;
  if (!(await updateProven(db, provider, platform.clock.now()))) return;
  await recordAuditEvent(db, platform, {
    accountId: provider.accountId,
    action: 'identity_provider.proven',
    actor,
    target: { type: 'identity_provider', id: provider.id, name: provider.description },
    details: { revision: provider.revision },
  });
}
