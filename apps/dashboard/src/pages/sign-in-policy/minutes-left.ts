/** Whole minutes until a time, a begun one included; 0 when it is over. */
export const minutesLeft = (until: number, now: number): number => Math.max(0, Math.ceil((until - now) / 60_000));
