/** The connection of a provider over time, as admins see it. */
import type { Connection } from '@latchkey/contract';
import { describeCertificate } from '@latchkey/saml';
import type { IdentityProvider } from '../identity-provider.ts';
import { type ProviderCertificate, trustedUntil } from './certificate.ts';
import { metadataWarnings, presentMetadata } from './read-metadata.ts';
import type { Refresh } from './refresh.ts';

export function presentConnection(
  { metadata, source, createdAt }: IdentityProvider,
  records: readonly ProviderCertificate[],
  refresh: Refresh | null,
  now: number,
): Connection {
  return {
    source,
    address: refresh?.address ?? null,
    refresh: refresh && {
      goodAt: refresh.goodAt,
      failedAt: refresh.failedAt,
      failure: refresh.failure,
      nextAt: refresh.nextAt,
    },
    waiting: refresh?.waiting
      ? {
          digest: refresh.waiting.digest,
          since: refresh.waiting.since,
          idp: presentMetadata(refresh.waiting.metadata, metadataWarnings(refresh.waiting.metadata, now)),
        }
      : null,
    certificates: metadata.signingCertificates.map(({ sha256 }) => {
      const record = records.find((one) => one.sha256 === sha256);
      return {
        sha256,
        origin: record?.origin ?? 'file',
        addedAt: record?.addedAt ?? createdAt,
        trial: record?.trial ?? false,
        lastSignedAt: record?.signedAt ?? null,
        missingSince: record?.missingSince ?? null,
        trustedUntil: record === undefined ? null : trustedUntil(record, records),
      };
    }),
    refused: records.flatMap(presentRefused),
  };
}

function presentRefused({ base64, refusedAt, refusedBy }: ProviderCertificate): Connection['refused'] {
  if (refusedAt === null) return [];
  const read = describeCertificate(base64);
  if (!read.ok) return [];
  const { sha256, sha1, subject, notAfter } = read.value;
  return [{ sha256, sha1, subject, notAfter, base64, refusedAt, refusedBy: refusedBy ?? '' }];
}
