/** Rows of audit events. */
import type { AuditEvent } from '@latchkey/contract';
import { type AuditEventRow, containsText, type Db } from '../platform/index.ts';
import type { Fact } from './audit-event.ts';
import type { AuditFilter } from './audit-filter.ts';

export async function insertAuditEvents(db: Db, rows: readonly AuditEventRow[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('audit_events').values(rows).execute();
}

export async function accountIdsOfUser(db: Db, userId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('members').select('account_id').where('user_id', '=', userId).execute();
  return rows.map((row) => row.account_id);
}

/** Where a page starts: after the event with this time and id. */
export interface AuditCursor {
  readonly at: number;
  readonly id: string;
}

interface AuditPage {
  readonly accountId: string;
  readonly filter: AuditFilter;
  readonly before: AuditCursor | null;
  readonly limit: number;
}

/** Newest first; events of one millisecond in the order of their ids. */
export async function selectAuditEvents(
  db: Db,
  { accountId, filter, before, limit }: AuditPage,
): Promise<AuditEvent[]> {
  let query = db.selectFrom('audit_events').selectAll().where('account_id', '=', accountId);
  const { action, actor, targetType, from, to, search } = filter;
  if (action !== undefined) query = query.where('action', '=', action);
  if (actor === systemActorFilter) query = query.where('actor_user_id', 'is', null);
  else if (actor !== undefined) query = query.where('actor_user_id', '=', actor);
  if (targetType !== undefined) query = query.where('target_type', '=', targetType);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  if (search !== undefined) {
    query = query.where((where) => where.or(searchedColumns.map((column) => containsText(column, search))));
  }
  if (before !== null) {
    query = query.where((where) =>
      where.and([where('at', '<=', before.at), where.or([where('at', '<', before.at), where('id', '<', before.id)])]),
    );
  }
  const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(fromRow);
}

/** In place of a user's id: what nobody asked for. */
const systemActorFilter = 'system';

/** What people know of an event that they look for. */
const searchedColumns = ['actor_name', 'actor_user_id', 'target_name', 'target_id', 'ip_address'];

export function fromRow(row: AuditEventRow): AuditEvent {
  return {
    id: row.id,
    at: row.at,
    action: row.action,
    actor: { userId: row.actor_user_id, name: row.actor_name },
    target: { type: row.target_type, id: row.target_id, name: row.target_name },
    ipAddress: row.ip_address,
    // Written by recordAuditEvent from facts of this very type.
    details: JSON.parse(row.details) as Record<string, Fact>,
  };
}
