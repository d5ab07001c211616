/** Members may be suspended, and their roles may follow a directory. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table members add column suspended_at bigint`,
  // The provider whose rules have last decided the role; no foreign key, since what it means is asked for when read.
  `alter table members add column role_from_provider_id text`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
