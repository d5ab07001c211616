/** The tables as types. Times are milliseconds since the epoch, flags 0 or 1, documents JSON text: alike in SQLite and PostgreSQL. */
import type { Generated } from 'kysely';
import type { DomainRow, IdentityProviderDomainRow } from './domain-rows.ts';
import type { CertificateNoticeRow, MetadataRefreshRow, ProviderCertificateRow } from './metadata-rows.ts';

import type { AuditEventRow, SignInAttemptRow } from './record-rows.ts';
import type { SetupLinkRow } from './setup-link-rows.ts';

export type {
  AuditEventRow,
  CertificateNoticeRow,
  DomainRow,
  IdentityProviderDomainRow,
  MetadataRefreshRow,
  ProviderCertificateRow,
  SetupLinkRow,
  SignInAttemptRow,
};

import type { AccessRequestRow, JoinOfferRow } from './newcomer-rows.ts';

export type { AccessRequestRow, JoinOfferRow };

import type { AuditDeliveryRow, AuditStreamRow } from './audit-stream-rows.ts';
import type { MailRow, OperatorRow } from './mail-rows.ts';
import type { ParticipationRow, PendingLogoutRow, SeenLogoutRequestRow, SpKeyRow } from './schema-trust.ts';

import type { AccessLinkRow, RecoveryCodeRow, SessionClosureRow, SessionRow } from './session-rows.ts';

export type { AccessLinkRow, RecoveryCodeRow, SessionClosureRow, SessionRow };

export interface Database {
  users: UserRow;
  accounts: AccountRow;
  members: MemberRow;
  invitations: InvitationRow;
  sessions: SessionRow;
  identity_providers: IdentityProviderRow;
  identity_provider_reservations: ReservationRow;
  sp_keys: SpKeyRow;
  metadata_refreshes: MetadataRefreshRow;
  provider_certificates: ProviderCertificateRow;
  certificate_notices: CertificateNoticeRow;
  identities: IdentityRow;
  sign_in_requests: SignInRequestRow;
  sign_in_completions: SignInCompletionRow;
  seen_assertions: SeenAssertionRow;
  setup_links: SetupLinkRow;
  domains: DomainRow;
  identity_provider_domains: IdentityProviderDomainRow;
  join_offers: JoinOfferRow;
  sign_in_attempts: SignInAttemptRow;
  audit_events: AuditEventRow;
  recovery_codes: RecoveryCodeRow;
  access_requests: AccessRequestRow;
  access_links: AccessLinkRow;
  session_closures: SessionClosureRow;
  throttles: ThrottleRow;
  participations: ParticipationRow;
  pending_logouts: PendingLogoutRow;
  seen_logout_requests: SeenLogoutRequestRow;
  mails: MailRow;
  operators: OperatorRow;
  audit_streams: AuditStreamRow;
  audit_deliveries: AuditDeliveryRow;
}

/** A person. The e-mail is unique among users with a password; SSO-only users belong to the account whose provider vouched for them. */
export interface UserRow {
  id: string;
  email: string;
  /** The e-mail in the form that is compared: NFKC, lower case. */
  email_key: string;
  name: string;
  /** argon2id in PHC notation. */
  password_hash: string | null;
  created_at: number;
}

export interface AccountRow {
  id: string;
  name: string;
  address: string;
  plan: string;
  sign_in_policy: string;
  sign_in_policy_changed_at: number | null;
  /** When enforcement goes back to mixed by itself; null once it is confirmed, and for mixed. */
  enforcement_confirm_by: number | null;
  /** Limits of sessions of this account, in milliseconds; null for those of the installation. */
  session_idle: number | null;
  session_lifetime: number | null;
  created_at: number;
}

export interface MemberRow {
  account_id: string;
  id: string;
  user_id: string;
  role: string;
  source: string;
  last_sign_in_at: number | null;
  last_sso_at: number | null;
  created_at: number;
  /** Null while the person may come in. */
  suspended_at: number | null;
  /** The provider whose rules have last decided the role; null when an admin has. */
  role_from_provider_id: string | null;
}

export interface InvitationRow {
  account_id: string;
  id: string;
  email: string;
  email_key: string;
  role: string;
  token_hash: string;
  invited_by_user_id: string;
  invited_by_name: string;
  created_at: number;
  expires_at: number;
  accepted_at: number | null;
  revoked_at: number | null;
}

export interface IdentityProviderRow {
  id: string;
  account_id: string;
  description: string;
  enabled: number;
  /** When it was last enabled after it had been disabled. */
  enabled_at: number | null;
  /** Grows with each change of keys, addresses or entity ID. */
  revision: number;
  /** The revision that a sign-in has succeeded with; null for none. */
  proven_revision: number | null;
  proven_at: number | null;
  changed_at: number;
  created_at: number;
  idp_initiated: string;
  provisioning: string;
  default_role: string;
  allow_sha1: number;
  sign_requests: number;
  request_binding: string;
  require_encryption: number;
  single_logout: number;
  idp_entity_id: string;
  /** The metadata as uploaded (UTF-8 text). */
  metadata_xml: string;
  /** What is trusted, as JSON: an IdpMetadata. Its certificates may differ from the file's. */
  metadata: string;
  /** upload, address or manual. */
  metadata_source: string;
  /** Of the file, so that equal ones are found without reading them. */
  metadata_sha256: string;
  /** When something that was trusted was last taken away: what it vouched for before counts no longer. */
  narrowed_at: number;
  /** Of the certificate that ends first. */
  certificate_ends_at: number | null;
  /** Which attributes mean what, and the rules for roles, as JSON; `{}` for what a new provider starts with. */
  people: Generated<string>;
  /** Grows with each change of `people`. */
  people_revision: Generated<number>;
}

export interface ReservationRow {
  id: string;
  account_id: string;
  created_by_user_id: string;
  created_at: number;
  expires_at: number;
}

/** The link from (identity provider, stable subject) to a user. */
export interface IdentityRow {
  account_id: string;
  provider_id: string;
  subject: string;
  user_id: string;
  email: string;
  created_at: number;
  last_used_at: number;
}

/** An AuthnRequest that is under way. */
export interface SignInRequestRow {
  /** The SAML ID of the request. */
  id: string;
  account_id: string;
  provider_id: string;
  attempt_id: string;
  /** SHA-256 of the cookie of the browser that began it. */
  browser_hash: string;
  return_to: string;
  test: number;
  setup_link_id: string | null;
  created_at: number;
  expires_at: number;
  answered_at: number | null;
  /** The person pressed something here that began it. */
  asked_here: number;
  /** The person who is to sign in again, and nobody else; null for an ordinary sign-in. */
  again_user_id: string | null;
}

/** A verified response that waits for its browser: the cross-site POST carries no cookies, the bounce after it does. */
export interface SignInCompletionRow {
  code_hash: string;
  account_id: string;
  provider_id: string;
  attempt_id: string;
  /** Null for an accepted answer that nobody asked for. */
  browser_hash: string | null;
  /** Whom the response speaks of, as JSON. */
  person: string;
  /** What the identity provider calls the session, sealed. */
  saml_session: string | null;
  /** When the identity provider wants the session to end; null for whenever we like. */
  session_ends_at: number | null;
  return_to: string;
  test: number;
  setup_link_id: string | null;
  created_at: number;
  expires_at: number;
  asked_here: number;
  /** Used up by the person’s yes, not by the bounce. */
  awaits_consent: number;
  /** As in the request, with the time at which it was made. */
  again_user_id: string | null;
  asked_at: number | null;
  /** AuthnInstant. */
  authenticated_at: number | null;
}

export interface SeenAssertionRow {
  provider_id: string;
  assertion_id: string;
  expires_at: number;
}

/** Counts failures, e.g. of passwords for one e-mail address, across nodes. */
export interface ThrottleRow {
  key: string;
  count: number;
  window_started_at: number;
}
