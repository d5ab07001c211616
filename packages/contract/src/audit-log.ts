/** Audit events: who did what to what, when, from where. */
import { type Static, Type } from 'typebox';
import { AccountParams, Next, PageQuery, Timestamp } from './common.ts';
import { defineOperation } from './operation.ts';

/** Every action that is recorded, `<noun>.<past participle>`. */
export const auditActions = [
  'account.created',
  'account.updated',
  'account.plan_changed',
  'account.sign_in_policy_changed',
  'account.enforcement_confirmed',
  'account.deleted',
  'member.joined',
  'member.role_changed',
  'member.removed',
  'member.suspended',
  'member.unsuspended',
  'access_request.created',
  'access_request.approved',
  'access_request.declined',
  'invitation.created',
  'invitation.resent',
  'invitation.accepted',
  'invitation.revoked',
  'identity_provider.created',
  'identity_provider.updated',
  'identity_provider.people_changed',
  'identity_provider.metadata_replaced',
  'identity_provider.metadata_refresh_failed',
  'identity_provider.metadata_change_waiting',
  'identity_provider.metadata_change_accepted',
  'identity_provider.metadata_change_ignored',
  'identity_provider.certificate_added',
  'identity_provider.certificate_proven',
  'identity_provider.certificate_removed',
  'identity_provider.enabled',
  'identity_provider.disabled',
  'identity_provider.deleted',
  'identity_provider.proven',
  'sp_key.created',
  'sp_key.activated',
  'sp_key.retired',
  'identity_provider.email_domains_changed',
  'setup_link.created',
  'setup_link.opened',
  'setup_link.metadata_received',
  'setup_link.test_passed',
  'setup_link.revoked',
  'domain.added',
  'domain.verified',
  'domain.record_missing',
  'domain.record_found',
  'domain.unverified',
  'domain.removed',
  'session.created',
  'session.ended',
  'session.revoked',
  'session.ended_by_logout',
  'single_logout.begun',
  'single_logout.completed',
  'single_logout.failed',
  'single_logout.refused',
  'session.confirmed',
  'member.sessions_ended',
  'account.sessions_ended',
  'account.session_policy_changed',
  'user.password_changed',
  'user.profile_updated',
  'user.name_changed',
  'user.email_changed',
  'recovery_codes.created',
  'recovery_code.used',
  'operator.granted',
  'operator.revoked',
  'audit_log.exported',
  'audit_stream.created',
  'audit_stream.updated',
  'audit_stream.paused',
  'audit_stream.resumed',
  'audit_stream.disabled',
  'audit_stream.deleted',
  'audit_stream.secret_rotated',
  'audit_stream.tested',
  'audit_stream.redelivered',
  'mail.opened',
  'mail.retried',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const AuditEvent = Type.Object({
  id: Type.String(),
  at: Timestamp,
  action: Type.String(),
  /** Who: a user with the name at that time, or the system. */
  actor: Type.Object({ userId: Type.Union([Type.String(), Type.Null()]), name: Type.String() }),
  /** What it was done to. */
  target: Type.Object({ type: Type.String(), id: Type.String(), name: Type.String() }),
  ipAddress: Type.Union([Type.String(), Type.Null()]),
  /** What changed: short facts, never secrets. */
  details: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
});
export type AuditEvent = Static<typeof AuditEvent>;

const AuditFilter = Type.Object({
  action: Type.Optional(Type.String({ maxLength: 60 })),
  actor: Type.Optional(
    Type.String({ maxLength: 64, description: 'A user’s id, or `system` for what nobody asked for.' }),
  ),
  targetType: Type.Optional(Type.String({ maxLength: 60, description: 'e.g. `member`.' })),
  from: Type.Optional(Type.Integer({ minimum: 0, description: 'Milliseconds since the Unix epoch, inclusive.' })),
  to: Type.Optional(Type.Integer({ minimum: 0, description: 'Milliseconds since the Unix epoch, exclusive.' })),
  search: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Part of a name, an id or an IP address, of who did it or of what it was done to.',
    }),
  ),
});

export const listAuditEvents = defineOperation({
  name: 'listAuditEvents',
  summary: 'Audit events, newest first.',
  method: 'GET',
  path: '/api/accounts/:account/audit-log',
  access: 'admin',
  params: AccountParams,
  query: Type.Intersect([PageQuery, AuditFilter]),
  response: Type.Object({
    events: Type.Array(AuditEvent),
    next: Next,
    keptDays: Type.Integer({ description: 'For how many days events are kept.' }),
  }),
});
export type ListAuditEventsQuery = Static<typeof listAuditEvents.query>;

export const exportAuditLog = defineOperation({
  name: 'exportAuditLog',
  summary:
    'The events that a filter finds as a file, newest first: CSV (RFC 4180) or JSON Lines. The export is an event itself.',
  method: 'GET',
  path: '/api/accounts/:account/audit-log/export',
  access: 'admin',
  params: AccountParams,
  query: Type.Intersect([
    AuditFilter,
    Type.Object({ format: Type.Union([Type.Literal('csv'), Type.Literal('jsonl')]) }),
  ]),
  response: Type.String({ description: 'A file, not JSON.' }),
});
