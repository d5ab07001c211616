/** Rows of reservations. */
import type { Db } from '../platform/index.ts';
import { isNoId } from './identity-provider-store.ts';
import type { Reservation } from './reservation.ts';

export async function insertReservation(db: Db, reservation: Reservation): Promise<void> {
  await db
    .insertInto('identity_provider_reservations')
    .values({
      id: reservation.id,
      account_id: reservation.accountId,
      created_by_user_id: reservation.createdByUserId,
      created_at: reservation.createdAt,
      expires_at: reservation.expiresAt,
    })
    .execute();
}

/** Uses a reservation up. @returns false when there is none of this account that is still kept. */
export async function takeReservation(db: Db, accountId: string, id: string, now: number): Promise<boolean> {
  const result = await db
    .deleteFrom('identity_provider_reservations')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** By its id alone: the metadata address of a reserved provider is public. */
export async function isReserved(db: Db, id: string, now: number): Promise<boolean> {
  if (isNoId(id)) return false;
  const row = await db
    .selectFrom('identity_provider_reservations')
    .select('id')
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}
