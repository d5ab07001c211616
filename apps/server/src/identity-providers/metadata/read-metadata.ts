/** Reads a metadata file, and remarks on it. */
import type { MetadataView } from '@latchkey/contract';
import { type IdpMetadata, instant, metadataWarningsAt, type Rejection, readIdpMetadata } from '@latchkey/saml';
import { Problem } from '../../platform/index.ts';
import type { IdentityProvider } from '../identity-provider.ts';

export interface MetadataUpload {
  readonly metadata: string;
  /** Default `text`. */
  readonly encoding?: 'text' | 'base64';
  /** Which entity of an aggregate. */
  readonly entityId?: string;
}

export interface MetadataFile {
  readonly metadata: IdpMetadata;
  readonly xml: string;
}

/** Throws METADATA_REJECTED with what was found instead. */
export function readMetadata(upload: MetadataUpload, now: number): MetadataFile {
  const bytes = Buffer.from(upload.metadata, upload.encoding === 'base64' ? 'base64' : 'utf8');
  const verdict = readIdpMetadata(bytes, {
    now: instant(now),
    ...(upload.entityId === undefined ? {} : { entityId: upload.entityId }),
  });
  if (!verdict.ok) throw metadataRejected(verdict.rejection);
  // Only UTF-8 passes the reader.
  return { metadata: verdict.value, xml: bytes.toString('utf8') };
}

export function metadataRejected({ code, message, expected, received }: Rejection): Problem {
  return new Problem('METADATA_REJECTED', {
    message,
    rejection: {
      code,
      message,
      ...(expected === undefined ? {} : { expected: [...expected] }),
      ...(received === undefined ? {} : { received: [...received] }),
    },
  });
}

type Warning = MetadataView['warnings'][number];

/** Remarks as of now: certificates come of age while a provider is in use. */
export const metadataWarnings = (metadata: IdpMetadata, now: number): Warning[] =>
  metadataWarningsAt(metadata, instant(now)).map(({ code, message }) => ({ code, message }));

/**
 * A remark when another provider of the account was made from the very same file: intended where one application
 * of the identity provider serves both, and a slip of the hand otherwise.
 */
export function sameFileWarnings(
  fileSha256: string,
  others: readonly Pick<IdentityProvider, 'description' | 'fileSha256'>[],
): Warning[] {
  const same = others.find((other) => other.fileSha256 === fileSha256);
  if (same === undefined) return [];
  const message = `This is the same file as that of the identity provider “${same.description}”.`;
  return [{ code: 'SAME_FILE_AS_ANOTHER_PROVIDER', message }];
}

export const presentMetadata = (metadata: IdpMetadata, warnings: readonly Warning[]): MetadataView => ({
  entityId: metadata.entityId,
  displayName: metadata.displayName,
  vendor: metadata.vendor,
  singleSignOnServices: metadata.singleSignOnServices.map(({ binding, location }) => ({ binding, location })),
  singleLogoutServices: metadata.singleLogoutServices.map(({ binding, location }) => ({ binding, location })),
  certificates: metadata.signingCertificates.map((certificate) => ({
    sha256: certificate.sha256,
    sha1: certificate.sha1,
    subject: certificate.subject,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    keyType: certificate.keyType,
  })),
  warnings: [...warnings],
});
