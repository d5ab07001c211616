/** Operators: who looks after the instance, across accounts. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // Rows stay, and have no foreign key: nobody becomes the first operator after the first one.
  `create table operators (
    user_id text primary key, source text not null, created_at bigint not null, revoked_at bigint)`,
  // Of two who sign up first at the same moment, one becomes operator.
  `create unique index operators_first on operators (source) where source = 'first'`,
  // An instance that has people already: whoever came first.
  `insert into operators (user_id, source, created_at)
    select id, 'first', created_at from users where password_hash is not null order by created_at, id limit 1`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
