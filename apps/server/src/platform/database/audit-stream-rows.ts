/** The tables of audit streams as types. */

export interface AuditStreamRow {
  id: string;
  account_id: string;
  description: string;
  url: string;
  /** active, paused or disabled. */
  state: string;
  sealed_secret: string;
  /** Signs as well until its time is over. */
  older_sealed_secret: string | null;
  older_secret_until: number | null;
  created_at: number;
  last_success_at: number | null;
  /** Of the first failure after the last success. */
  failing_since: number | null;
  last_error: string | null;
  /** Nothing is sent before; while a node sends, when another one may. */
  due_at: number;
}

/** One event on its way to one destination. */
export interface AuditDeliveryRow {
  account_id: string;
  stream_id: string;
  /** The id of the event, or of a test. */
  id: string;
  type: string;
  /** What is sent, to the byte. */
  body: string;
  /** waiting, delivered or failed. */
  state: string;
  attempts: number;
  created_at: number;
  last_attempt_at: number | null;
  status: number | null;
  excerpt: string | null;
  milliseconds: number | null;
}
