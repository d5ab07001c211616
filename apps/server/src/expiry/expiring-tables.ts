/** Which rows expire, and when they leave. The audit log and the attempts have a retention time. */
import { sql } from 'kysely';
import { deliveryRetention } from '../audit-streams/index.ts';
import { mailRetention } from '../mail/index.ts';
import { days, type Platform } from '../platform/index.ts';
import { idleLimit } from '../sessions/index.ts';
import { longestWindowMilliseconds } from '../throttles/index.ts';
import type { ExpiringTable } from './expired-rows-store.ts';

/** A late answer to a request is told "too late" for so long, and "unknown" after that. */
const requestAfterlife = days(1);

const expired = (now: number) => sql`expires_at <= ${now}`;

export const expiringTables = (config: Platform['config']): readonly ExpiringTable[] => [
  { table: 'sessions', key: ['id'], over: (now) => sql`expires_at <= ${now} or last_seen_at <= ${now - idleLimit}` },
  { table: 'sign_in_requests', key: ['id'], over: (now) => expired(now - requestAfterlife) },
  { table: 'sign_in_completions', key: ['code_hash'], over: expired },
  { table: 'seen_assertions', key: ['provider_id', 'assertion_id'], over: expired },
  { table: 'pending_logouts', key: ['id'], over: expired },
  { table: 'seen_logout_requests', key: ['provider_id', 'request_id'], over: expired },
  { table: 'access_requests', key: ['account_id', 'id'], over: expired },
  { table: 'join_offers', key: ['token_hash'], over: expired },
  // Ended ones tell for a while what has come through them.
  { table: 'setup_links', key: ['account_id', 'id'], over: (now) => expired(now - days(90)) },
  { table: 'identity_provider_reservations', key: ['id'], over: expired },
  {
    table: 'throttles',
    key: ['key'],
    over: (now) => sql`window_started_at <= ${now - longestWindowMilliseconds}`,
  },
  {
    table: 'sign_in_attempts',
    key: ['account_id', 'id'],
    over: (now) => sql`started_at <= ${now - days(config.attemptDays)}`,
  },
  { table: 'mails', key: ['id'], over: (now) => sql`created_at <= ${now - mailRetention}` },
  {
    table: 'audit_deliveries',
    key: ['stream_id', 'id'],
    // What waits stays for as long as its event would.
    over: (now) => sql`(state <> 'waiting' and created_at <= ${now - deliveryRetention}) or
      created_at <= ${now - days(config.auditLogDays)}`,
  },
  { table: 'audit_events', key: ['account_id', 'id'], over: (now) => sql`at <= ${now - days(config.auditLogDays)}` },
];
