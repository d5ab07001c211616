/** What is known of a signing certificate beyond the certificate itself, and how long one is trusted that has gone missing. */
import { days } from '../../platform/index.ts';

export interface ProviderCertificate {
  readonly sha256: string;
  /** DER in base64. */
  readonly base64: string;
  /** Of the file that an admin chose, of a refresh, or added by hand. */
  readonly origin: 'file' | 'address' | 'hand';
  readonly addedAt: number;
  /** It came with a refresh, and no sign-in has used it yet. */
  readonly trial: boolean;
  /** When it last signed a response that was verified. */
  readonly signedAt: number | null;
  /** Since when the document at the address is without it. */
  readonly missingSince: number | null;
  /** Taken away by an admin: a refresh does not bring it back. */
  readonly refusedAt: number | null;
  readonly refusedBy: string | null;
}

/** While nothing shows that the identity provider signs with another key, one that works is not dropped at once. */
const graceWithoutSuccessor = days(7);
/** Responses under way, and nodes of the identity provider that are slow to change. */
const grace = days(1);

/**
 * Until when a certificate is trusted that the document at the address no longer has; `null` for one that it has.
 * @param all the records of the same provider.
 */
export function trustedUntil(
  { missingSince }: Pick<ProviderCertificate, 'missingSince'>,
  all: readonly ProviderCertificate[],
): number | null {
  if (missingSince === null) return null;
  const succeeded = all.some((one) => one.missingSince === null && one.refusedAt === null && one.signedAt !== null);
  return missingSince + (succeeded ? grace : graceWithoutSuccessor);
}
