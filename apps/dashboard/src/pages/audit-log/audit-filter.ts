/** The filter of the audit log: as the address of the page has it, and as the API wants it. */
import type { ListAuditEventsQuery } from '@latchkey/contract';

/** Days are `2026-12-07` in the zone of whoever looks. */
export interface AuditSearch {
  readonly action?: string;
  readonly actor?: string;
  readonly target?: string;
  readonly from?: string;
  readonly to?: string;
  readonly search?: string;
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** The first millisecond of the day, or of the one after it. */
function startOf(day: string | undefined, daysLater: number): number | undefined {
  if (day === undefined || !dayForm.test(day)) return undefined;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + daysLater).getTime();
  return Number.isFinite(start) && start >= 0 ? start : undefined;
}

/** Without the fields that ask for nothing. */
export function queryOf({
  action,
  actor,
  target,
  from,
  to,
  search,
}: AuditSearch): Omit<ListAuditEventsQuery, 'before' | 'limit'> {
  const [start, end] = [startOf(from, 0), startOf(to, 1)];
  return {
    ...(action !== undefined && { action }),
    ...(actor !== undefined && { actor }),
    ...(target !== undefined && { targetType: target }),
    ...(start !== undefined && { from: start }),
    ...(end !== undefined && { to: end }),
    ...(search !== undefined && { search }),
  };
}

/** What is set to nothing is taken out: addresses stay short. */
export const changed = (
  filter: AuditSearch,
  change: { readonly [Key in keyof AuditSearch]?: AuditSearch[Key] | null },
): AuditSearch =>
  Object.fromEntries(
    Object.entries({ ...filter, ...change }).filter(
      ([, value]) => value !== null && value !== undefined && value !== '',
    ),
  );

export const isFiltered = (filter: AuditSearch): boolean => Object.keys(filter).length > 0;
