/** Enforcement that goes back by itself unless confirmed, and one-time links that restore an owner's access. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table accounts add column enforcement_confirm_by bigint`,
  `create index accounts_confirm_by on accounts (enforcement_confirm_by)`,

  `create table access_links (
    token_hash text primary key, account_id text not null references accounts (id) on delete cascade,
    user_id text not null references users (id) on delete cascade, created_at bigint not null,
    expires_at bigint not null)`,
  `create index access_links_owner on access_links (account_id, user_id)`,
  `create index access_links_expiry on access_links (expires_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
