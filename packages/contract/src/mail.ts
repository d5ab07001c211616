/** Messages that the server sends to people. */

/** What a message is about. */
export const mailKinds = [
  'invitation',
  'password_reset',
  'password_changed',
  'access_request',
  'access_granted',
  'certificate_expiry',
  'metadata_change',
  'enforcement',
  'recovery_code_used',
  'domain',
  'setup_link',
  'webhook_disabled',
  'test',
] as const;
export type MailKind = (typeof mailKinds)[number];
