/** Reads the counts that the overview needs, in one query. */
import type { Db } from '../platform/index.ts';

export interface PeopleCounts {
  readonly members: number;
  /** Ever made, whatever became of them. */
  readonly invitations: number;
}

export async function countPeople(db: Db, accountId: string): Promise<PeopleCounts> {
  const row = await db
    .selectNoFrom((select) => [
      select
        .selectFrom('members')
        .select((members) => members.fn.countAll<number>().as('count'))
        .where('account_id', '=', accountId)
        .as('members'),
      select
        .selectFrom('invitations')
        .select((invitations) => invitations.fn.countAll<number>().as('count'))
        .where('account_id', '=', accountId)
        .as('invitations'),
    ])
    .executeTakeFirstOrThrow();
  return { members: Number(row.members), invitations: Number(row.invitations) };
}
