/** The table of setup links as a type. */

export interface SetupLinkRow {
  account_id: string;
  id: string;
  /** Of the provider, or of its reservation. */
  provider_id: string;
  provider_description: string;
  recipient: string;
  token_hash: string;
  created_by_user_id: string;
  created_by_name: string;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
  opened_at: number | null;
  metadata_at: number | null;
  tested_at: number | null;
  /** The last test that was begun through it. */
  test_attempt_id: string | null;
  vendor: string | null;
  /** Keys of the steps that are done, as JSON. */
  done: string;
}
