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
  'account.deleted',
  'member.joined',
  'member.role_changed',
  'member.removed',
  'member.suspended',
  'member.unsuspended',
  'invitation.created',
  'invitation.accepted',
  'invitation.revoked',
  'identity_provider.created',
  'identity_provider.updated',
  'identity_provider.metadata_replaced',
  'identity_provider.enabled',
  'identity_provider.disabled',
  'identity_provider.deleted',
  'identity_provider.proven',
  'sp_key.created',
  'sp_key.activated',
  'sp_key.retired',
  'identity_provider.email_domains_changed',
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
  'user.password_changed',
  'user.profile_updated',
  'recovery_codes.created',
  'recovery_code.used',
  'operator.granted',
  'operator.revoked',
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

export const listAuditEvents = defineOperation({
  name: 'listAuditEvents',
  summary: 'Audit events, newest first.',
  method: 'GET',
  path: '/api/accounts/:account/audit-log',
  access: 'admin',
  params: AccountParams,
  query: Type.Intersect([PageQuery, Type.Object({ action: Type.Optional(Type.String({ maxLength: 60 })) })]),
  response: Type.Object({ events: Type.Array(AuditEvent), next: Next }),
});
