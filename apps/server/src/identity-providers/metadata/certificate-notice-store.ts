/** Rows of notices that a certificate ends. */
import type { Db } from '../../platform/index.ts';

/** @returns those that nobody had claimed before. */
export async function claimNotices(
  db: Db,
  { providerId, sha256 }: { readonly providerId: string; readonly sha256: string },
  days: readonly number[],
  now: number,
): Promise<readonly number[]> {
  const rows = await db
    .insertInto('certificate_notices')
    .values(days.map((count) => ({ provider_id: providerId, sha256, days: count, sent_at: now })))
    .onConflict((conflict) => conflict.columns(['provider_id', 'sha256', 'days']).doNothing())
    .returning('days')
    .execute();
  return rows.map((row) => row.days);
}
