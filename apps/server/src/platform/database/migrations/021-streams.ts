/** Where audit events are sent, and what is to be sent there. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table audit_streams (
    id text primary key, account_id text not null references accounts (id) on delete cascade,
    description text not null, url text not null, state text not null, sealed_secret text not null,
    older_sealed_secret text, older_secret_until bigint, created_at bigint not null, last_success_at bigint,
    failing_since bigint, last_error text, due_at bigint not null)`,
  `create index audit_streams_account on audit_streams (account_id)`,
  `create index audit_streams_due on audit_streams (state, due_at)`,

  `create table audit_deliveries (
    account_id text not null, stream_id text not null references audit_streams (id) on delete cascade, id text not null,
    type text not null, body text not null, state text not null, attempts integer not null, created_at bigint not null,
    last_attempt_at bigint, status integer, excerpt text, milliseconds integer, primary key (stream_id, id))`,
  `create index audit_deliveries_state on audit_deliveries (stream_id, state, created_at, id)`,
  `create index audit_deliveries_time on audit_deliveries (stream_id, created_at, id)`,
  `create index audit_deliveries_age on audit_deliveries (created_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
