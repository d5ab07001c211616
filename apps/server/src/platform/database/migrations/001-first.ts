/** The first schema: accounts, people, identity providers, sign-ins, audit. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table users (
    id text primary key, email text not null, email_key text not null, name text not null,
    password_hash text, created_at bigint not null)`,
  // Only people with a password sign in by e-mail; an SSO-only user may share the address with another account's user.
  `create unique index users_password_email on users (email_key) where password_hash is not null`,
  `create index users_email on users (email_key)`,

  `create table accounts (
    id text primary key, name text not null, address text not null unique, plan text not null,
    sign_in_policy text not null, sign_in_policy_changed_at bigint, created_at bigint not null)`,

  `create table members (
    account_id text not null references accounts (id) on delete cascade, id text not null,
    user_id text not null references users (id) on delete cascade, role text not null, source text not null,
    last_sign_in_at bigint, last_sso_at bigint, created_at bigint not null,
    primary key (account_id, id), unique (account_id, user_id))`,
  `create index members_user on members (user_id)`,

  `create table invitations (
    account_id text not null references accounts (id) on delete cascade, id text not null,
    email text not null, email_key text not null, role text not null, token_hash text not null unique,
    invited_by_user_id text not null, invited_by_name text not null, created_at bigint not null,
    expires_at bigint not null, accepted_at bigint, revoked_at bigint, primary key (account_id, id))`,
  `create index invitations_email on invitations (account_id, email_key)`,

  `create table identity_providers (
    id text primary key, account_id text not null references accounts (id) on delete cascade,
    description text not null, enabled integer not null, revision integer not null, proven_revision integer,
    proven_at bigint, changed_at bigint not null, created_at bigint not null, idp_initiated text not null,
    provisioning text not null, default_role text not null, allow_sha1 integer not null,
    idp_entity_id text not null, metadata_xml text not null, metadata text not null)`,
  `create index identity_providers_account on identity_providers (account_id)`,

  `create table identity_provider_reservations (
    id text primary key, account_id text not null references accounts (id) on delete cascade,
    created_by_user_id text not null, created_at bigint not null, expires_at bigint not null)`,

  `create table sessions (
    id text primary key, token_hash text not null unique,
    user_id text not null references users (id) on delete cascade, method text not null,
    account_id text references accounts (id) on delete cascade,
    provider_id text references identity_providers (id) on delete cascade,
    ip_address text not null, user_agent text not null, created_at bigint not null,
    last_seen_at bigint not null, expires_at bigint not null)`,
  `create index sessions_user on sessions (user_id)`,
  `create index sessions_account on sessions (account_id)`,
  `create index sessions_expiry on sessions (expires_at)`,
  `create index sessions_last_seen on sessions (last_seen_at)`,

  `create table identities (
    account_id text not null references accounts (id) on delete cascade,
    provider_id text not null references identity_providers (id) on delete cascade,
    subject text not null, user_id text not null references users (id) on delete cascade,
    email text not null, created_at bigint not null, last_used_at bigint not null,
    primary key (provider_id, subject))`,
  // One person of a provider is one user: an address that changes hands cannot be linked a second time.
  `create unique index identities_provider_user on identities (provider_id, user_id)`,
  `create index identities_user on identities (account_id, user_id)`,

  `create table sign_in_requests (
    id text primary key, account_id text not null references accounts (id) on delete cascade,
    provider_id text not null references identity_providers (id) on delete cascade, attempt_id text not null,
    browser_hash text not null, return_to text not null, test integer not null, created_at bigint not null,
    expires_at bigint not null, answered_at bigint)`,
  `create index sign_in_requests_expiry on sign_in_requests (expires_at)`,

  `create table sign_in_completions (
    code_hash text primary key, account_id text not null references accounts (id) on delete cascade,
    provider_id text not null references identity_providers (id) on delete cascade, attempt_id text not null,
    browser_hash text, person text not null, session_ends_at bigint, return_to text not null, test integer not null,
    created_at bigint not null, expires_at bigint not null)`,
  `create index sign_in_completions_expiry on sign_in_completions (expires_at)`,

  // Not bound to the provider's row: an assertion stays spent when its provider is deleted and created again.
  `create table seen_assertions (
    provider_id text not null, assertion_id text not null, expires_at bigint not null,
    primary key (provider_id, assertion_id))`,
  `create index seen_assertions_expiry on seen_assertions (expires_at)`,

  `create table join_offers (
    token_hash text primary key, account_id text not null references accounts (id) on delete cascade,
    provider_id text not null references identity_providers (id) on delete cascade, attempt_id text not null,
    subject text not null, email text not null, name text not null, role text not null, invitation_id text,
    session_ends_at bigint, return_to text not null, created_at bigint not null, expires_at bigint not null)`,
  `create index join_offers_expiry on join_offers (expires_at)`,

  `create table sign_in_attempts (
    account_id text not null references accounts (id) on delete cascade, id text not null,
    provider_id text not null, origin text not null, outcome text not null, code text, subject text,
    subject_verified integer not null, ip_address text not null, user_agent text not null,
    started_at bigint not null, request_sent_at bigint, response_received_at bigint, finished_at bigint,
    user_id text, detail text not null, primary key (account_id, id))`,
  `create index sign_in_attempts_time on sign_in_attempts (account_id, started_at)`,
  `create index sign_in_attempts_provider on sign_in_attempts (account_id, provider_id, started_at)`,

  `create index sign_in_attempts_started on sign_in_attempts (started_at)`,

  // No foreign key: what happened stays written when its account is deleted.
  `create table audit_events (
    account_id text not null, id text not null, at bigint not null, action text not null, actor_user_id text,
    actor_name text not null, target_type text not null, target_id text not null, target_name text not null,
    ip_address text, details text not null, primary key (account_id, id))`,
  `create index audit_events_time on audit_events (account_id, at, id)`,
  // For retention, which looks at all accounts.
  `create index audit_events_at on audit_events (at)`,

  `create table recovery_codes (
    account_id text not null, user_id text not null, code_hash text not null,
    created_at bigint not null, used_at bigint, primary key (account_id, code_hash),
    foreign key (account_id, user_id) references members (account_id, user_id) on delete cascade)`,
  `create index recovery_codes_member on recovery_codes (account_id, user_id)`,

  `create table throttles (key text primary key, count integer not null, window_started_at bigint not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
