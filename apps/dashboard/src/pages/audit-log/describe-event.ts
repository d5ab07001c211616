/** Audit events as sentences: "Ada Lovelace removed the member Grace Hopper". */
import { type AuditAction, type AuditEvent, auditActions } from '@latchkey/contract';

/** What stands between who and what; a trailing `:` means that the target's name follows. */
const phrases: Readonly<Record<AuditAction, string>> = {
  'account.created': 'created the account:',
  'account.updated': 'changed the account:',
  'account.plan_changed': 'changed the plan of:',
  'account.sign_in_policy_changed': 'changed the sign-in policy of:',
  'account.enforcement_confirmed': 'confirmed single sign-on as the only way into:',
  'account.deleted': 'deleted the account:',
  'member.joined': 'joined',
  'member.role_changed': 'changed the role of:',
  'member.removed': 'removed the member:',
  'member.suspended': 'suspended the member:',
  'member.unsuspended': 'let in again the member:',
  'access_request.created': 'asked for access',
  'access_request.approved': 'approved the access request of:',
  'access_request.declined': 'declined the access request of:',
  'invitation.created': 'invited:',
  'invitation.resent': 'sent again the invitation of:',
  'invitation.accepted': 'accepted the invitation of:',
  'invitation.revoked': 'withdrew the invitation of:',
  'identity_provider.created': 'created the identity provider:',
  'identity_provider.updated': 'changed the identity provider:',
  'identity_provider.metadata_replaced': 'replaced the metadata of:',
  'identity_provider.metadata_refresh_failed': 'could not refresh the metadata of:',
  'identity_provider.metadata_change_waiting': 'found a change that waits for an admin at:',
  'identity_provider.metadata_change_accepted': 'accepted a change of the metadata of:',
  'identity_provider.metadata_change_ignored': 'ignored a change of the metadata of:',
  'identity_provider.certificate_added': 'added a certificate to:',
  'identity_provider.certificate_proven': 'saw the first sign-in with a new certificate of:',
  'identity_provider.certificate_removed': 'removed a certificate of:',
  'identity_provider.people_changed': 'changed what attributes and roles follow from:',
  'identity_provider.enabled': 'enabled the identity provider:',
  'identity_provider.disabled': 'disabled the identity provider:',
  'identity_provider.deleted': 'deleted the identity provider:',
  'identity_provider.proven': 'proved the identity provider:',
  'sp_key.created': 'made a certificate for:',
  'sp_key.activated': 'activated a certificate of:',
  'sp_key.retired': 'retired a certificate of:',
  'identity_provider.email_domains_changed': 'changed the e-mail domains of:',
  'setup_link.created': 'made a setup link for:',
  'setup_link.opened': 'was opened:',
  'setup_link.metadata_received': 'handed in metadata:',
  'setup_link.test_passed': 'passed a test:',
  'setup_link.revoked': 'revoked the setup link for:',
  'domain.added': 'added the domain:',
  'domain.verified': 'verified the domain:',
  'domain.record_missing': 'did not find the record of the domain:',
  'domain.record_found': 'found the record again of the domain:',
  'domain.unverified': 'no longer counts as verified the domain:',
  'domain.removed': 'removed the domain:',
  'session.created': 'signed in',
  'session.ended': 'signed out',
  'session.revoked': 'ended a session of:',
  'session.ended_by_logout': 'signed out:',
  'single_logout.begun': 'is signing out at:',
  'single_logout.completed': 'signed out at:',
  'single_logout.failed': 'could not be signed out at:',
  'single_logout.refused': 'sent a logout message that was refused, to:',
  'session.confirmed': 'signed in again',
  'member.sessions_ended': 'ended all sessions of:',
  'account.sessions_ended': 'ended all sessions of the account:',
  'account.session_policy_changed': 'changed how long sessions last in:',
  'user.password_changed': 'changed their password',
  'user.profile_updated': 'changed their profile',
  'user.name_changed': 'changed the name of:',
  'user.email_changed': 'changed the e-mail address of:',
  'recovery_codes.created': 'received new recovery codes for:',
  'recovery_code.used': 'used a recovery code of:',
  'operator.granted': 'became an operator of this Latchkey',
  'operator.revoked': 'is no operator of this Latchkey any more',
  'audit_log.exported': 'exported the audit log as:',
  'audit_stream.created': 'began to stream the audit log to:',
  'audit_stream.updated': 'changed the audit stream:',
  'audit_stream.paused': 'paused the audit stream:',
  'audit_stream.resumed': 'resumed the audit stream:',
  'audit_stream.disabled': 'disabled the audit stream:',
  'audit_stream.deleted': 'ended the audit stream:',
  'audit_stream.secret_rotated': 'made a new secret for the audit stream:',
  'audit_stream.tested': 'sent a test event to the audit stream:',
  'audit_stream.redelivered': 'sent an event again to the audit stream:',
  'mail.opened': 'as operator, read the message to:',
  'mail.retried': 'as operator, sent again the message to:',
};

const isAction = (action: string): action is AuditAction => (auditActions as readonly string[]).includes(action);

/** What follows the actor's name. An action that this version does not know is shown as it is. */
export function describeEvent(event: Pick<AuditEvent, 'action' | 'target'>): string {
  const phrase = isAction(event.action) ? phrases[event.action] : `${event.action}:`;
  return phrase.endsWith(':') ? `${phrase.slice(0, -1)} ${event.target.name}` : phrase;
}

/** `identity_provider.metadata_replaced` as words: `Identity provider: metadata replaced`. */
export function actionName(action: string): string {
  const [noun = '', verb = ''] = action.split('.').map((part) => part.replaceAll('_', ' '));
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}: ${verb}`;
}

/** A name of a detail as words: `signInPolicy` or `sign_in_policy` as `Sign in policy`. */
export function detailName(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** What things are done to, by the type that events have. */
export const targetTypes: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'account', label: 'Account' },
  { value: 'audit_log', label: 'Audit log' },
  { value: 'audit_stream', label: 'Audit stream' },
  { value: 'domain', label: 'Domain' },
  { value: 'identity_provider', label: 'Identity provider' },
  { value: 'invitation', label: 'Invitation' },
  { value: 'mail', label: 'Message' },
  { value: 'member', label: 'Member' },
  { value: 'session', label: 'Session' },
  { value: 'user', label: 'Person' },
];
