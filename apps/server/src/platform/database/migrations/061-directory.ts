/** What a directory says about people, requests for access, and whether a person asked for a sign-in or agreed to it. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table identity_providers add column people text not null default '{}'`,
  `alter table identity_providers add column people_revision integer not null default 1`,
  `alter table join_offers add column directory text not null default '{"roleValues":[],"groupOverage":false}'`,
  `alter table sign_in_requests add column asked_here integer not null default 0`,
  `alter table sign_in_completions add column asked_here integer not null default 0`,
  `alter table sign_in_completions add column awaits_consent integer not null default 0`,

  `create table access_requests (
    account_id text not null references accounts (id) on delete cascade, id text not null,
    provider_id text not null references identity_providers (id) on delete cascade, attempt_id text not null,
    subject text not null, email text not null, name text not null, directory text not null, message text not null,
    status text not null, token_hash text, created_at bigint not null, expires_at bigint not null,
    decided_at bigint, decided_by text, primary key (account_id, id))`,
  // One for a person: whoever asks again asks with the same row.
  `create unique index access_requests_subject on access_requests (provider_id, subject)`,
  `create unique index access_requests_token on access_requests (token_hash)`,
  `create index access_requests_expiry on access_requests (expires_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
