/** A page of an account's audit log. */
import type { AuditEvent } from '@latchkey/contract';
import { type Db, Problem } from '../platform/index.ts';
import { type AuditCursor, selectAuditEvents } from './audit-event-store.ts';
import type { AuditFilter } from './audit-filter.ts';

interface Input {
  readonly accountId: string;
  readonly filter: AuditFilter;
  /** The `next` of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

export async function listAuditEvents(db: Db, input: Input): Promise<{ events: AuditEvent[]; next: string | null }> {
  const before = input.before === undefined ? null : readCursor(input.before);
  // One more than asked for tells whether there is a next page.
  const found = await selectAuditEvents(db, {
    accountId: input.accountId,
    filter: input.filter,
    before,
    limit: input.limit + 1,
  });
  const events = found.slice(0, input.limit);
  const last = events.at(-1);
  return { events, next: found.length > input.limit && last !== undefined ? `${last.at}.${last.id}` : null };
}

function readCursor(text: string): AuditCursor {
  const [, at, id] = /^(\d{1,15})\.([a-z0-9_]{1,64})$/.exec(text) ?? [];
  if (at === undefined || id === undefined) {
    throw new Problem('INVALID_INPUT', { fields: { before: 'Use the "next" of the page before.' } });
  }
  return { at: Number(at), id };
}
