/** The audit events of keys: which provider's, what for, and the thumbprint by which both sides know the certificate. */
import { certificateFrom } from '@latchkey/saml';
import { recordAuditEvent } from '../audit-log/index.ts';
import type { Actor, Db, Platform } from '../platform/index.ts';
import type { SpKey } from './sp-key.ts';
import type { KeyOwner } from './sp-key-store.ts';

export async function recordKeyEvent(
  tx: Db,
  platform: Platform,
  action: 'sp_key.created' | 'sp_key.activated' | 'sp_key.retired',
  { provider, key, actor }: { readonly provider: KeyOwner; readonly key: SpKey; readonly actor: Actor },
): Promise<void> {
  await recordAuditEvent(tx, platform, {
    accountId: key.accountId,
    action,
    actor,
    target: { type: 'identity_provider', id: provider.id, name: provider.description },
    details: { key: key.id, use: key.use, state: key.state, thumbprint: certificateFrom(key.certificate).sha1 },
  });
}
