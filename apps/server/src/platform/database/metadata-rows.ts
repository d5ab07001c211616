/** The tables of metadata that is fetched, and of signing certificates. */

/** Metadata that is fetched from an address: how that went, when it is fetched next, and what waits for an admin. */
export interface MetadataRefreshRow {
  provider_id: string;
  account_id: string;
  address: string;
  etag: string | null;
  last_modified: string | null;
  good_at: number | null;
  failed_at: number | null;
  failure: string | null;
  /** In a row. */
  failures: number;
  next_at: number;
  /** A node is at it until then at the latest. */
  running_until: number;
  /** When a sign-in with an unknown key last asked for a refresh. */
  asked_at: number;
  /** Metadata with another entity ID or other addresses, as JSON, that nobody has accepted yet. */
  waiting: string | null;
  waiting_xml: string | null;
  waiting_digest: string | null;
  waiting_since: number | null;
  ignored_digest: string | null;
}

/** What is known of a signing certificate beyond the certificate itself. */
export interface ProviderCertificateRow {
  provider_id: string;
  account_id: string;
  sha256: string;
  base64: string;
  /** file, address or hand. */
  origin: string;
  added_at: number;
  /** Came by itself, and no sign-in has used it yet. */
  trial: number;
  /** When it last signed a response that was verified. */
  signed_at: number | null;
  /** Since when the document at the address is without it. */
  missing_since: number | null;
  /** Taken away by an admin: a refresh does not bring it back. */
  refused_at: number | null;
  refused_by: string | null;
}

/** That a certificate ends was written to the admins. */
export interface CertificateNoticeRow {
  provider_id: string;
  sha256: string;
  /** How many days before its end at most. */
  days: number;
  sent_at: number;
}
