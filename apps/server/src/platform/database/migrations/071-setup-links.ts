/** Setup links, the tests that are begun through them, and when a provider was last enabled, which ends them. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // The provider may be a mere reservation yet: no foreign key.
  `create table setup_links (
    account_id text not null references accounts (id) on delete cascade, id text not null,
    provider_id text not null, provider_description text not null, recipient text not null,
    token_hash text not null unique, created_by_user_id text not null, created_by_name text not null,
    created_at bigint not null, expires_at bigint not null, revoked_at bigint, opened_at bigint, metadata_at bigint,
    tested_at bigint, test_attempt_id text, vendor text, done text not null, primary key (account_id, id))`,
  `create index setup_links_expiry on setup_links (expires_at)`,
  `alter table identity_providers add column enabled_at bigint`,
  `alter table sign_in_requests add column setup_link_id text`,
  `alter table sign_in_completions add column setup_link_id text`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
