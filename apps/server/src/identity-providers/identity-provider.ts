/** An identity provider: one SAML connection of an account, and the rules about it. */
import type {
  IdpInitiated,
  MetadataSource,
  PeopleSettings,
  ProviderState,
  Provisioning,
  RequestBinding,
  SpValues,
} from '@latchkey/contract';
import type { Endpoint, IdpMetadata } from '@latchkey/saml';

export interface IdentityProvider {
  /** `idp_…` */
  readonly id: string;
  readonly accountId: string;
  readonly description: string;
  readonly enabled: boolean;
  /** Begins at 1 and grows with each change of keys, addresses or entity ID. */
  readonly revision: number;
  /** The revision that a sign-in has last succeeded with; `null` for none. */
  readonly provenRevision: number | null;
  readonly provenAt: number | null;
  readonly changedAt: number;
  readonly createdAt: number;
  readonly idpInitiated: IdpInitiated;
  readonly provisioning: Provisioning;
  readonly defaultRole: 'admin' | 'member';
  /** Accept SHA-1 signatures of this legacy identity provider. */
  readonly allowSha1: boolean;
  /** Sign-in requests are signed with the active SP key. */
  readonly signRequests: boolean;
  readonly requestBinding: RequestBinding;
  /** An assertion that is not encrypted is refused. */
  readonly requireEncryption: boolean;
  /** Signing out here signs out there as well. */
  readonly singleLogout: boolean;
  /** What is trusted. */
  readonly metadata: IdpMetadata;
  readonly source: MetadataSource;
  /** SHA-256 of the metadata file. */
  readonly fileSha256: string;
  /** When something that was trusted was last taken away: what it vouched for before counts no longer. */
  readonly narrowedAt: number;
  /** Which attributes mean what, and the rules for roles. */
  readonly people: PeopleSettings;
}

/** What an admin may change without touching trust. */
export type ProviderOptions = Pick<
  IdentityProvider,
  | 'description'
  | 'enabled'
  | 'idpInitiated'
  | 'provisioning'
  | 'defaultRole'
  | 'allowSha1'
  | 'signRequests'
  | 'requestBinding'
  | 'requireEncryption'
  | 'singleLogout'
>;

/** What a new provider starts with. */
export const defaultOptions = {
  enabled: true,
  idpInitiated: 'restart',
  provisioning: 'ask',
  defaultRole: 'member',
  allowSha1: false,
  signRequests: false,
  requestBinding: 'redirect',
  requireEncryption: false,
  singleLogout: false,
} as const satisfies Omit<ProviderOptions, 'description'>;

/** A sign-in has succeeded in the present revision. */
export const isProven = (provider: Pick<IdentityProvider, 'revision' | 'provenRevision'>): boolean =>
  provider.provenRevision === provider.revision;

/** @param lastRefusedAt when the last finished attempt was refused for a reason that lies in the set-up; `null` otherwise. */
export function stateOf(
  provider: Pick<IdentityProvider, 'enabled' | 'revision' | 'provenRevision' | 'changedAt'>,
  lastRefusedAt: number | null,
): ProviderState {
  if (!provider.enabled) return 'disabled';
  // A refusal from before the last change says nothing about the present set-up.
  if (lastRefusedAt !== null && lastRefusedAt >= provider.changedAt) return 'failing';
  if (isProven(provider)) return 'proven';
  return provider.provenRevision === null ? 'ready' : 'unproven';
}

/** Addresses under which a provider is reached; its SP entity ID and ACS URL are its own and nobody else's. */
export function spValuesOf(publicUrl: string, providerId: string, accountAddress: string): SpValues {
  const entityId = `${publicUrl}/saml/${providerId}`;
  return {
    entityId,
    acsUrl: `${entityId}/acs`,
    sloUrl: `${entityId}/slo`,
    // Names the provider: each of several tiles begins at its own.
    signOnUrl: `${publicUrl}/sign-in/${accountAddress}?provider=${providerId}`,
    metadataUrl: `${entityId}/metadata`,
  };
}

/** Whether a change of options may have broken sign-in, which only a sign-in can tell: the identity provider has to agree. */
export const needsProof = (
  { requireEncryption }: Pick<ProviderOptions, 'requireEncryption'>,
  changed: readonly (keyof ProviderOptions)[],
): boolean =>
  changed.includes('signRequests') ||
  changed.includes('requestBinding') ||
  (changed.includes('requireEncryption') && requireEncryption);

/** Where a browser begins a sign-in. */
export const startUrlOf = (publicUrl: string, providerId: string): string => `${publicUrl}/saml/${providerId}/start`;

/** Whether two metadata files mean the same trust: entity ID, addresses and keys, in any order. */
export function sameTrust(one: IdpMetadata, other: IdpMetadata): boolean {
  return trustOf(one) === trustOf(other);
}

/** Whether something that `before` trusts is not trusted `after`: another directory, or a key that is gone. */
export function narrowsTrust(before: IdpMetadata, after: IdpMetadata): boolean {
  const kept = new Set(after.signingCertificates.map(({ sha256 }) => sha256));
  return before.entityId !== after.entityId || !before.signingCertificates.every(({ sha256 }) => kept.has(sha256));
}

/** Whether entity ID and addresses are the same, whatever the keys are. */
export const samePlaces = (one: IdpMetadata, other: IdpMetadata): boolean =>
  sameTrust({ ...one, signingCertificates: [] }, { ...other, signingCertificates: [] });

/** The provider once it trusts `metadata`: a new revision when that means another trust. */
export function withMetadata(provider: IdentityProvider, metadata: IdpMetadata, now: number): IdentityProvider {
  if (sameTrust(provider.metadata, metadata)) return { ...provider, metadata };
  return {
    ...provider,
    metadata,
    revision: provider.revision + 1,
    changedAt: now,
    narrowedAt: narrowsTrust(provider.metadata, metadata) ? now : provider.narrowedAt,
  };
}

function trustOf(metadata: IdpMetadata): string {
  const addresses = (endpoints: readonly Endpoint[]) =>
    endpoints.map((endpoint) => [endpoint.binding, endpoint.location, endpoint.responseLocation].join(' ')).sort();
  return JSON.stringify([
    metadata.entityId,
    addresses(metadata.singleSignOnServices),
    addresses(metadata.singleLogoutServices),
    metadata.signingCertificates.map((certificate) => certificate.sha256).sort(),
  ]);
}
