/** Tables of sessions and of the ways back in, as types. */

export interface SessionRow {
  id: string;
  token_hash: string;
  user_id: string;
  /** password, sso or recovery. */
  method: string;
  /** The only account that it opens; null for a password session. */
  account_id: string | null;
  provider_id: string | null;
  ip_address: string;
  user_agent: string;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
  /** When the person has last shown who they are; 0 for unknown. */
  authenticated_at: number;
  /** The longest time without use since then, in milliseconds. */
  longest_pause: number;
}

/** A session that no longer opens one of the accounts that it would open. */
export interface SessionClosureRow {
  session_id: string;
  account_id: string;
  closed_at: number;
}

export interface RecoveryCodeRow {
  account_id: string;
  user_id: string;
  code_hash: string;
  created_at: number;
  used_at: number | null;
}

/** A one-time link, made on the server's shell, that lets an owner in. */
export interface AccessLinkRow {
  token_hash: string;
  account_id: string;
  user_id: string;
  created_at: number;
  expires_at: number;
}
