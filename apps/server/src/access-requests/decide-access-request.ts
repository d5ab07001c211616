/** An admin approves or declines. */
import type { Role } from '@latchkey/contract';
import { recordAuditEvent } from '../audit-log/index.ts';
import { findProviderWithAccount, type IdentityProvider, type ProviderAccount } from '../identity-providers/index.ts';
import { userForSubject } from '../joins/index.ts';
import { composeMail, queueMail } from '../mail/index.ts';
import { addMember, findMembersByEmail, mayGiveRole } from '../members/index.ts';
import { roleOfNewcomer } from '../people/index.ts';
import { type Actor, type Db, type Membership, type Platform, Problem } from '../platform/index.ts';
import { emailKey } from '../users/index.ts';
import { type AccessRequest, decidedLifetime } from './access-request.ts';
import { decide, findOutcome } from './access-request-store.ts';

/**
 * Makes the person a member, bound to the stable subject that they asked under: their next sign-in goes straight in.
 * Throws ACCESS_REQUEST_OVER when it was decided or has expired, ALREADY_MEMBER, NOT_ALLOWED, or NOT_FOUND.
 */
export async function approveAccessRequest(
  platform: Platform,
  acting: Membership,
  actor: Actor,
  input: { readonly id: string; readonly role: Role },
): Promise<void> {
  const { accountId } = acting;
  await platform.db.transaction().execute(async (tx) => {
    if (!(await mayGiveRole(tx, acting, input.role))) {
      throw new Problem('NOT_ALLOWED', { message: 'Only owners make owners.' });
    }
    const { request, provider, account } = await take(tx, platform, accountId, input.id, 'approved', actor);
    const { subject, email, name } = request;
    if ((await findMembersByEmail(tx, accountId, emailKey(email))).length > 0) throw new Problem('ALREADY_MEMBER');
    const key = { accountId, providerId: provider.id, subject };
    const userId = await userForSubject(tx, platform, key, { email, name });
    const { role, fromDirectory } = roleFor(provider, request, input.role);
    const roleFromProviderId = fromDirectory ? provider.id : null;
    await addMember(tx, platform, { accountId, userId, role, source: 'request', roleFromProviderId, actor });
    await record(tx, platform, actor, request, 'access_request.approved', { role });
    await tell(tx, platform, request, {
      subject: `You are a member of ${account.name} now`,
      says: `${actor.name} has approved your request: you are a member of ${account.name}.`,
      link: { does: 'Sign in', url: `${platform.config.publicUrl}/sign-in/${account.address}` },
    });
  });
}

/** Throws ACCESS_REQUEST_OVER, or NOT_FOUND. */
export async function declineAccessRequest(
  platform: Platform,
  { accountId }: Membership,
  actor: Actor,
  id: string,
): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    const { request, account } = await take(tx, platform, accountId, id, 'declined', actor);
    await record(tx, platform, actor, request, 'access_request.declined', {});
    await tell(tx, platform, request, {
      subject: `Your request for access to ${account.name}`,
      says: `An administrator of ${account.name} has declined your request for access.`,
    });
  });
}

/** The rules of the directory go before what an admin chooses, as at every sign-in; an owner is made by an owner. */
function roleFor({ defaultRole, people }: IdentityProvider, { directory }: AccessRequest, chosen: Role) {
  const byRules = roleOfNewcomer({ defaultRole, roleRules: people.roleRules }, directory, chosen);
  return byRules.fromDirectory ? byRules : { role: chosen, fromDirectory: false };
}

interface Taken {
  readonly request: AccessRequest;
  readonly provider: IdentityProvider;
  readonly account: ProviderAccount;
}

async function take(
  tx: Db,
  { clock }: Platform,
  accountId: string,
  id: string,
  status: 'approved' | 'declined',
  actor: Actor,
): Promise<Taken> {
  const now = clock.now();
  const request = await decide(tx, accountId, id, { status, by: actor.name, now, expiresAt: now + decidedLifetime });
  if (request === null) return tooLate(tx, accountId, id);
  const current = await findProviderWithAccount(tx, request.providerId);
  // What keys vouched for that have been replaced since is not decided on any more.
  if (current === null || request.createdAt < current.provider.narrowedAt) throw new Problem('ACCESS_REQUEST_OVER');
  return { request, ...current };
}

async function tooLate(tx: Db, accountId: string, id: string): Promise<never> {
  const outcome = await findOutcome(tx, accountId, id);
  if (outcome === null) throw new Problem('NOT_FOUND');
  const { name, status, decided_by: by } = outcome;
  throw new Problem('ACCESS_REQUEST_OVER', {
    message:
      by === null ? `The request of ${name} has expired.` : `The request of ${name} was ${status} by ${by} already.`,
  });
}

const record = (
  tx: Db,
  platform: Platform,
  actor: Actor,
  { accountId, id, email }: AccessRequest,
  action: 'access_request.approved' | 'access_request.declined',
  details: Readonly<Record<string, string>>,
): Promise<void> =>
  recordAuditEvent(tx, platform, {
    accountId,
    action,
    actor,
    target: { type: 'access_request', id, name: email },
    details,
  });

interface Letter {
  readonly subject: string;
  readonly says: string;
  readonly link?: { readonly does: string; readonly url: string };
}

const tell = (
  tx: Db,
  platform: Platform,
  { accountId, email, name }: AccessRequest,
  { subject, ...content }: Letter,
): Promise<string> =>
  queueMail(tx, platform, {
    accountId,
    to: email,
    kind: 'access_granted',
    subject,
    text: composeMail(platform, { name, ...content, because: 'you asked for access after signing in.' }),
  });
