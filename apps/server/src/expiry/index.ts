/** Expiry: what leaves by itself. The one door. */
export { expiryJob, sweepExpiredRows } from './sweep-expired-rows.ts';
