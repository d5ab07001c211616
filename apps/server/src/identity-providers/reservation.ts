/** A reservation: the SP values of a provider that is about to be created, so that they can be given away first. */
import { days } from '../platform/index.ts';

export interface Reservation {
  /** Becomes the provider's id. */
  readonly id: string;
  readonly accountId: string;
  readonly createdByUserId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export const reservationLifetime = days(7);
