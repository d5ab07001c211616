/** The tables of what we are and have promised towards identity providers: keys of our side, sessions by their names, sign-outs. */

/** A key pair of our side of one provider. */
export interface SpKeyRow {
  account_id: string;
  id: string;
  provider_id: string;
  /** signing or encryption. */
  key_use: string;
  /** next, active, previous or retired. */
  state: string;
  /** DER in base64. */
  certificate: string;
  /** PEM, sealed; null once it is retired. */
  private_key: string | null;
  created_at: number;
  activated_at: number | null;
  retired_at: number | null;
}

/** What the identity provider calls a session. */
export interface ParticipationRow {
  session_id: string;
  account_id: string;
  provider_id: string;
  name_hash: string;
  /** NameID and SessionIndex as JSON, sealed. */
  saml_session: string;
  logout_hash: string;
}

/** A browser on its way to sign out at the identity provider too. */
export interface PendingLogoutRow {
  id: string;
  account_id: string;
  provider_id: string;
  browser_hash: string;
  saml_session: string | null;
  user_id: string;
  user_name: string;
  created_at: number;
  expires_at: number;
  /** complete, partial or failed; null while it is under way. */
  outcome: string | null;
  ended_at: number | null;
}

export interface SeenLogoutRequestRow {
  provider_id: string;
  request_id: string;
  expires_at: number;
}
