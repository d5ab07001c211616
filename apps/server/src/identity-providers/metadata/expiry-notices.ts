/** Tells owners and admins in good time that a signing certificate ends: 60, 30 and 7 days before, once each. */
import type { CertificateInfo } from '@latchkey/saml';
import { days, hours, type Job, type Platform } from '../../platform/index.ts';
import type { IdentityProvider } from '../identity-provider.ts';
import { listProvidersWithEndingCertificates } from '../identity-provider-store.ts';
import type { ProviderCertificate } from './certificate.ts';
import { claimNotices } from './certificate-notice-store.ts';
import { listCertificatesOf } from './certificate-store.ts';
import { mailAdmins } from './mail-admins.ts';

/** Most urgent first. */
const thresholds = [7, 30, 60] as const;
const everyMilliseconds = hours(1);

/** @returns how many certificates were written about. Several nodes may run it: each notice is claimed first. */
export async function sendExpiryNotices(platform: Platform): Promise<number> {
  const now = platform.clock.now();
  let sent = 0;
  for (const provider of await listProvidersWithEndingCertificates(platform.db, now + days(thresholds.at(-1) ?? 0))) {
    for (const certificate of provider.metadata.signingCertificates) {
      if (await notify(platform, provider, certificate, now)) sent += 1;
    }
  }
  return sent;
}

export const expiryNoticeJob = (platform: Platform): Job => ({
  name: 'tell of ending certificates',
  everyMilliseconds,
  async run() {
    const certificates = await sendExpiryNotices(platform);
    if (certificates > 0) platform.log.info({ certificates }, 'admins were told of ending certificates');
  },
});

async function notify(
  platform: Platform,
  provider: IdentityProvider,
  certificate: CertificateInfo,
  now: number,
): Promise<boolean> {
  const { accountId, id: providerId, description } = provider;
  const left = certificate.notAfter - now;
  // Those that have passed as well: a certificate that comes late is written about once.
  const due = thresholds.filter((threshold) => left <= days(threshold));
  if (left <= 0 || due.length === 0) return false;
  return platform.db.transaction().execute(async (tx) => {
    const records = await listCertificatesOf(tx, { accountId, providerId });
    if (isReplaced(provider, certificate, records)) return false;
    const claimed = await claimNotices(tx, { providerId, sha256: certificate.sha256 }, due, now);
    if (!claimed.some((threshold) => threshold === due[0])) return false;
    const date = new Date(certificate.notAfter).toISOString().slice(0, 10);
    const whole = Math.floor(left / days(1));
    const inDays = whole === 1 ? '1 day' : `${whole} days`;
    await mailAdmins(tx, platform, provider, {
      kind: 'certificate_expiry',
      subject: `${description}: a certificate ends in ${inDays}`,
      says: `A signing certificate of the identity provider "${description}" ends on ${date}, in ${inDays} (thumbprint ${certificate.sha1}). When it is the active one and ends, nobody can sign in through it.`,
      does: 'See its certificates',
      more: whatToDo(provider, certificate),
    });
    return true;
  });
}

/** Another one that lasts longer has signed since: the change is done, and nobody needs to be alarmed. */
function isReplaced(
  { metadata }: IdentityProvider,
  { sha256, notAfter }: CertificateInfo,
  records: readonly ProviderCertificate[],
): boolean {
  const signedAt = (one: string) => records.find((record) => record.sha256 === one)?.signedAt ?? null;
  const last = signedAt(sha256) ?? 0;
  return metadata.signingCertificates.some(
    (other) => other.notAfter > notAfter && (signedAt(other.sha256) ?? 0) > last,
  );
}

function whatToDo({ metadata, source }: IdentityProvider, { notAfter }: CertificateInfo): string {
  const next = metadata.signingCertificates.find((other) => other.notAfter > notAfter);
  if (next !== undefined) {
    const until = new Date(next.notAfter).toISOString().slice(0, 10);
    return `A newer one, until ${until} (thumbprint ${next.sha1}), is known here already: make it active at the identity provider.`;
  }
  return source === 'address'
    ? 'Make a new certificate at the identity provider and make it active there: Latchkey finds it by itself.'
    : 'Make a new certificate at the identity provider, add it to Latchkey, and only then make it active there.';
}
