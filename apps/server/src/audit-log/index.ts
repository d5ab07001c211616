/** The audit log: the one door. */
export { type Fact, type NewAuditEvent, shellActor, systemActor } from './audit-event.ts';
export { registerAuditLog } from './audit-log-routes.ts';
export { recordAuditEvent, recordInAccounts, recordUserEvent } from './record-audit-event.ts';
