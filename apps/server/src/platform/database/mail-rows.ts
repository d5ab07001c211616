/** The tables of mail and of operators as types. */

/** A message to a person, until it is delivered and for a while after. */
export interface MailRow {
  id: string;
  /** The account that it speaks of; null for none. */
  account_id: string | null;
  kind: string;
  recipient: string;
  subject: string;
  /** Sealed, for it may hold a link with a token; null when it has been delivered. */
  sealed_text: string | null;
  /** queued, sent, failed, or outbox (kept here, for there is no mail server). */
  state: string;
  /** How often its delivery has been tried. */
  attempts: number;
  /** Not tried before this time; while it is being tried, when another node may try. */
  due_at: number;
  /** What the last attempt failed with. */
  error: string | null;
  created_at: number;
  finished_at: number | null;
}

/** Who looks after the instance. */
export interface OperatorRow {
  user_id: string;
  /** first (the first person who signed up) or granted. */
  source: string;
  created_at: number;
  revoked_at: number | null;
}
