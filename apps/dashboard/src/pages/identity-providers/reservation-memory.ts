/** Keeps the reserved SP values of a tab, so that a reload shows the ones that were copied already. */
import type { ResponseOf, reserveIdentityProvider } from '@latchkey/contract';

export type Reservation = ResponseOf<typeof reserveIdentityProvider>;

const keyOf = (accountId: string): string => `latchkey.reservation.${accountId}`;

/** The reservation of this tab, unless it has expired. */
export function rememberedReservation(accountId: string, now: number): Reservation | null {
  const value = stored(accountId);
  return isReservation(value) && value.expiresAt > now ? value : null;
}

function stored(accountId: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(accountId)) ?? 'null');
  } catch {
    // Storage is blocked, or somebody edited it: values are reserved anew.
    return null;
  }
}

export function rememberReservation(accountId: string, reservation: Reservation | null): void {
  try {
    if (reservation === null) sessionStorage.removeItem(keyOf(accountId));
    else sessionStorage.setItem(keyOf(accountId), JSON.stringify(reservation));
  } catch {
    // Storage is blocked: each visit reserves anew.
  }
}

const isReservation = (value: unknown): value is Reservation =>
  typeof value === 'object' && value !== null && 'id' in value && 'sp' in value && 'expiresAt' in value;
