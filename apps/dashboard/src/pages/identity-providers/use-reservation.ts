/** The SP values of a provider that is about to be created: reserved once, kept for this tab. */
import { reserveIdentityProvider } from '@latchkey/contract';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/index.ts';
import { now } from '../../platform/index.ts';
import { type Reservation, rememberedReservation, rememberReservation } from './reservation-memory.ts';

const keyOf = (accountId: string) => ['reservation', accountId];

/** A query although it is a POST: asking again answers with the same values, as long as this tab remembers them. */
export function useReservation(accountId: string): UseQueryResult<Reservation, Error> {
  return useQuery({
    queryKey: keyOf(accountId),
    queryFn: async () => {
      const kept = rememberedReservation(accountId, now());
      if (kept !== null) return kept;
      const reservation = await call(reserveIdentityProvider, { params: { account: accountId } });
      rememberReservation(accountId, reservation);
      return reservation;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Forgets the reservation: it was used, or the server no longer knows it. */
export function useForgetReservation(accountId: string): (replace: boolean) => Promise<void> {
  const client = useQueryClient();
  return async (replace) => {
    rememberReservation(accountId, null);
    if (replace) await client.refetchQueries({ queryKey: keyOf(accountId) });
  };
}
