/** AuditLogPage: not built yet. */
export function AuditLogPage() {
  return null;
}
