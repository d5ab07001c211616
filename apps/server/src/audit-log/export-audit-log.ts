/** The audit log as a file: the events that a filter finds, read and written a page at a time. */
import { Readable } from 'node:stream';
import type { AuditEvent } from '@latchkey/contract';
import type { Actor, Db, Platform } from '../platform/index.ts';
import { type AuditCursor, selectAuditEvents } from './audit-event-store.ts';
import type { AuditFilter } from './audit-filter.ts';
import { csvLine } from './csv.ts';
import { recordAuditEvent } from './record-audit-event.ts';

export type ExportFormat = 'csv' | 'jsonl';

interface Input {
  readonly accountId: string;
  readonly actor: Actor;
  readonly format: ExportFormat;
  readonly filter: AuditFilter;
}

/** Events that are in memory at the same time. */
const pageSize = 500;

const columns = [
  'id',
  'time',
  'action',
  'actor_id',
  'actor_name',
  'target_type',
  'target_id',
  'target_name',
  'ip_address',
  'details',
];

const csvOf = (event: AuditEvent): string =>
  csvLine([
    event.id,
    new Date(event.at).toISOString(),
    event.action,
    event.actor.userId ?? '',
    event.actor.name,
    event.target.type,
    event.target.id,
    event.target.name,
    event.ipAddress ?? '',
    JSON.stringify(event.details),
  ]);

const jsonLineOf = ({ at, ...event }: AuditEvent): string =>
  `${JSON.stringify({ ...event, at: new Date(at).toISOString() })}\n`;

/** Newest first. That the log has been exported is an event itself, written before the first line. */
export async function exportAuditLog(platform: Platform, input: Input): Promise<Readable> {
  const { db, clock } = platform;
  const { accountId, actor, format, filter } = input;
  const { from, to, ...texts } = filter;
  const asked = Object.entries({
    ...texts,
    from: from === undefined ? undefined : new Date(from).toISOString(),
    to: to === undefined ? undefined : new Date(to).toISOString(),
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  // What comes later is not part of this file, however long it takes.
  const upTo = { ...filter, to: Math.min(filter.to ?? Number.POSITIVE_INFINITY, clock.now()) };
  await recordAuditEvent(db, platform, {
    accountId,
    action: 'audit_log.exported',
    actor,
    target: { type: 'audit_log', id: accountId, name: format === 'csv' ? 'CSV' : 'JSON Lines' },
    details: Object.fromEntries(asked),
  });
  return Readable.from(lines(db, accountId, upTo, format));
}

async function* lines(db: Db, accountId: string, filter: AuditFilter, format: ExportFormat): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(columns);
  const write = format === 'csv' ? csvOf : jsonLineOf;
  let before: AuditCursor | null = null;
  for (;;) {
    const events: AuditEvent[] = await selectAuditEvents(db, { accountId, filter, before, limit: pageSize });
    if (events.length > 0) yield events.map(write).join('');
    const last = events.at(-1);
    if (last === undefined || events.length < pageSize) return;
    before = { at: last.at, id: last.id };
  }
}
