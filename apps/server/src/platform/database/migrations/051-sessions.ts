/** Session limits of an account, sessions closed to one account, and signing in again for sensitive changes. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table accounts add column session_idle bigint`,
  `alter table accounts add column session_lifetime bigint`,

  `alter table sessions add column authenticated_at bigint not null default 0`,
  `alter table sessions add column longest_pause bigint not null default 0`,

  `create table session_closures (
    session_id text not null references sessions (id) on delete cascade,
    account_id text not null references accounts (id) on delete cascade, closed_at bigint not null,
    primary key (session_id, account_id))`,
  `create index session_closures_account on session_closures (account_id)`,

  // Whose sign-in is asked for again, and when the identity provider says that the person has shown who they are.
  `alter table sign_in_requests add column again_user_id text`,
  `alter table sign_in_completions add column again_user_id text`,
  `alter table sign_in_completions add column asked_at bigint`,
  `alter table sign_in_completions add column authenticated_at bigint`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
