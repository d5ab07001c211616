/** What the filters of the audit log go by. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `create index audit_events_action on audit_events (account_id, action, at, id)`,
  `create index audit_events_actor on audit_events (account_id, actor_user_id, at, id)`,
  `create index audit_events_target on audit_events (account_id, target_type, at, id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
