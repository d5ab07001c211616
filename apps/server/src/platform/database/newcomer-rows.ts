/** The tables of people who are not members yet, as types. */

export interface JoinOfferRow {
  token_hash: string;
  account_id: string;
  provider_id: string;
  attempt_id: string;
  subject: string;
  email: string;
  name: string;
  role: string;
  invitation_id: string | null;
  saml_session: string | null;
  session_ends_at: number | null;
  return_to: string;
  created_at: number;
  expires_at: number;
  /** What the directory said that a role may follow from, as JSON. */
  directory: string;
}

/** Somebody whom a provider let in, who is not a member and would like to be. */
export interface AccessRequestRow {
  account_id: string;
  id: string;
  provider_id: string;
  attempt_id: string;
  subject: string;
  email: string;
  name: string;
  /** What the directory said that a role may follow from, as JSON. */
  directory: string;
  /** What the person wrote; may be empty. */
  message: string;
  /** offered, pending, approved or declined. */
  status: string;
  /** SHA-256 of the secret of the page that offers to ask; null once asked. */
  token_hash: string | null;
  created_at: number;
  expires_at: number;
  decided_at: number | null;
  /** The name of the admin. */
  decided_by: string | null;
}
