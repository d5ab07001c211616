/** Notes that a certificate has signed a response that was verified: the first time ends its trial. */
import { recordAuditEvent, systemActor } from '../../audit-log/index.ts';
import type { Db, Platform } from '../../platform/index.ts';
import type { IdentityProvider } from '../identity-provider.ts';
import { noteSigned } from './certificate-store.ts';

/** Call it in the transaction in which the response is spent. */
export async function noteCertificateSigned(
  tx: Db,
  platform: Platform,
  provider: IdentityProvider,
  sha256: readonly string[],
): Promise<void> {
  const now = platform.clock.now();
  const key = { accountId: provider.accountId, providerId: provider.id };
  const signers = provider.metadata.signingCertificates.filter((certificate) => sha256.includes(certificate.sha256));
  if (signers.length === 0) return;
  const names = signers.map((certificate) => certificate.sha256);
  const wereOnTrial = await noteSigned(tx, key, names, now);
  for (const { sha1, sha256: promoted, notAfter } of signers) {
    if (!wereOnTrial.includes(promoted)) continue;
    await recordAuditEvent(tx, platform, {
      accountId: provider.accountId,
      action: 'identity_provider.certificate_proven',
      actor: systemActor,
      target: { type: 'identity_provider', id: provider.id, name: provider.description },
      details: { thumbprint: sha1, sha256: promoted, notAfter },
    });
  }
}
