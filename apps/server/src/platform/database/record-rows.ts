/** The tables of what has happened, attempts and audit events, as types. */

export interface SignInAttemptRow {
  account_id: string;
  id: string;
  provider_id: string;
  origin: string;
  outcome: string;
  code: string | null;
  subject: string | null;
  subject_verified: number;
  ip_address: string;
  user_agent: string;
  started_at: number;
  request_sent_at: number | null;
  response_received_at: number | null;
  finished_at: number | null;
  user_id: string | null;
  /** Checks, rejection, attributes, NameID and clock difference, as JSON. */
  detail: string;
}

export interface AuditEventRow {
  account_id: string;
  id: string;
  at: number;
  action: string;
  actor_user_id: string | null;
  actor_name: string;
  target_type: string;
  target_id: string;
  target_name: string;
  ip_address: string | null;
  details: string;
}
