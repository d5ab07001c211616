/** Single logout: what the identity provider calls our sessions, and sign-outs that are under way there. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table participations (
    session_id text primary key references sessions (id) on delete cascade,
    account_id text not null references accounts (id) on delete cascade,
    provider_id text not null references identity_providers (id) on delete cascade,
    name_hash text not null, saml_session text not null, logout_hash text not null)`,
  `create index participations_name on participations (provider_id, name_hash)`,
  `create index participations_logout on participations (logout_hash)`,
  `create index participations_account on participations (account_id)`,

  // Between the response and the session, for as long as the browser is on its way.
  `alter table sign_in_completions add column saml_session text`,
  `alter table join_offers add column saml_session text`,

  `create table pending_logouts (
    id text primary key, account_id text not null references accounts (id) on delete cascade,
    provider_id text not null references identity_providers (id) on delete cascade, browser_hash text not null,
    saml_session text, user_id text not null, user_name text not null, created_at bigint not null,
    expires_at bigint not null, outcome text, ended_at bigint)`,
  `create index pending_logouts_expiry on pending_logouts (expires_at)`,

  `create table seen_logout_requests (
    provider_id text not null, request_id text not null, expires_at bigint not null,
    primary key (provider_id, request_id))`,
  `create index seen_logout_requests_expiry on seen_logout_requests (expires_at)`,

  `alter table identity_providers add column single_logout integer not null default 0`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
