/** Key pairs of our side of each provider, and what they are used for. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // A retired key keeps its certificate, by which a message that was made for it is recognised; its private key is gone.
  `create table sp_keys (
    account_id text not null references accounts (id) on delete cascade, id text not null,
    provider_id text not null references identity_providers (id) on delete cascade, key_use text not null,
    state text not null, certificate text not null, private_key text, created_at bigint not null,
    activated_at bigint, retired_at bigint, primary key (account_id, id))`,
  `create index sp_keys_provider on sp_keys (account_id, provider_id)`,
  // One of each: of two admins who rotate at once, one is told.
  `create unique index sp_keys_state on sp_keys (provider_id, key_use, state) where state <> 'retired'`,

  `alter table identity_providers add column sign_requests integer not null default 0`,
  `alter table identity_providers add column request_binding text not null default 'redirect'`,
  `alter table identity_providers add column require_encryption integer not null default 0`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
