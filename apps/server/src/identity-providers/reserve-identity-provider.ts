/** Reserves the SP values of a provider that is about to be created. */
import type { SpValues } from '@latchkey/contract';
import type { Platform } from '../platform/index.ts';
import { accountWithSso } from './account-with-sso.ts';
import { spValuesOf } from './identity-provider.ts';
import { type Reservation, reservationLifetime } from './reservation.ts';
import { insertReservation } from './reservation-store.ts';

/** Throws PLAN_WITHOUT_SSO. */
export async function reserveIdentityProvider(
  { db, clock, ids, config }: Platform,
  input: {
    readonly accountId: string;
    readonly createdByUserId: string /** Default: in 7 days. */;
    readonly expiresAt?: number;
  },
): Promise<Reservation & { readonly sp: SpValues }> {
  const account = await accountWithSso(db, input.accountId);
  const now = clock.now();
  const expiresAt = input.expiresAt ?? now + reservationLifetime;
  const reservation = { ...input, id: ids.id('idp'), createdAt: now, expiresAt };
  await insertReservation(db, reservation);
  return { ...reservation, sp: spValuesOf(config.publicUrl, reservation.id, account.address) };
}
