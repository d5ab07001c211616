/** The tables of domains as types. */

/** An e-mail domain that an account has claimed. */
export interface DomainRow {
  account_id: string;
  id: string;
  /** Lower case, in punycode. */
  name: string;
  /** The part of the TXT record that is this account's own. */
  token: string;
  created_at: number;
  verified_at: number | null;
  /** Since when the record of a verified domain is gone. */
  missing_since: number | null;
  /** When a verified domain stopped being one. */
  lapsed_at: number | null;
  checked_at: number | null;
  check_outcome: string | null;
  /** TXT values of the last check, as JSON. */
  check_found: string;
  next_check_at: number | null;
}

/** The only domains whose e-mail addresses a provider may assert; a provider without rows may assert any. */
export interface IdentityProviderDomainRow {
  account_id: string;
  provider_id: string;
  domain_id: string;
}
