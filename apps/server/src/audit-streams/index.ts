/** Audit streams: the one door. */
export { deliveryRetention } from './audit-stream.ts';
export { registerAuditStreams } from './audit-stream-routes.ts';
export { queueDeliveries } from './queue-deliveries.ts';
export { auditStreamJob } from './run-streams.ts';
