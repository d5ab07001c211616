/** Mail that is to be delivered, and what has become of it. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // No foreign key: a message about an account that is deleted, e.g. the news of it, is delivered all the same.
  `create table mails (
    id text primary key, account_id text, kind text not null, recipient text not null, subject text not null,
    sealed_text text, state text not null, attempts integer not null, due_at bigint not null, error text,
    created_at bigint not null, finished_at bigint)`,
  `create index mails_due on mails (state, due_at)`,
  `create index mails_time on mails (created_at, id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
