/** Which events somebody asks for. */
import type { ListAuditEventsQuery } from '@latchkey/contract';
import { Problem } from '../platform/index.ts';

export interface AuditFilter {
  readonly action?: string | undefined;
  /** A user's id, or `system` for what nobody asked for. */
  readonly actor?: string | undefined;
  readonly targetType?: string | undefined;
  /** Milliseconds since the epoch, inclusive. */
  readonly from?: number | undefined;
  /** Exclusive. */
  readonly to?: number | undefined;
  /** Part of a name, an id or an address; never a pattern. */
  readonly search?: string | undefined;
}

/** Throws INVALID_INPUT when the end is not after the beginning. */
export function readFilter(query: Omit<ListAuditEventsQuery, 'before' | 'limit'>): AuditFilter {
  const { action, actor, targetType, from, to } = query;
  if (from !== undefined && to !== undefined && to <= from) {
    throw new Problem('INVALID_INPUT', { fields: { to: 'The end must be after the beginning.' } });
  }
  const search = query.search?.trim();
  return { action, actor, targetType, from, to, search: search === '' ? undefined : search };
}
