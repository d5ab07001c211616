/** How long sessions open an account: read, and changed for running sessions too. */
import type { BodyOf, changeSessionPolicy as operation, SessionPolicy } from '@latchkey/contract';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, type Db, found, minutes, type Platform, Problem } from '../platform/index.ts';
import { idleLimit, type SessionLimits, sessionLifetime } from './session.ts';
import { findLimits, updateLimits } from './session-policy-store.ts';

const inMinutes = (milliseconds: number): number => milliseconds / minutes(1);
const orNull = (value: number | null, convert: (value: number) => number) => (value === null ? null : convert(value));

const viewOf = ({ idle, lifetime }: SessionLimits): SessionPolicy => ({
  idleMinutes: orNull(idle, inMinutes),
  lifetimeMinutes: orNull(lifetime, inMinutes),
  defaults: {
    idleMinutes: inMinutes(idleLimit),
    ssoLifetimeMinutes: inMinutes(sessionLifetime.sso),
    passwordLifetimeMinutes: inMinutes(sessionLifetime.password),
  },
});

export async function getSessionPolicy(db: Db, accountId: string): Promise<SessionPolicy> {
  return viewOf(found(await findLimits(db, accountId)).limits);
}

const limitsOf = (given: { readonly idleMinutes: number | null; readonly lifetimeMinutes: number | null }) => ({
  idle: orNull(given.idleMinutes, minutes),
  lifetime: orNull(given.lifetimeMinutes, minutes),
});

/** The gate holds every session against the limits of the moment. Throws SESSION_POLICY_CHANGED. */
export async function changeSessionPolicy(
  platform: Platform,
  accountId: string,
  actor: Actor,
  input: BodyOf<typeof operation>,
): Promise<SessionPolicy> {
  const limits = limitsOf(input);
  return platform.db.transaction().execute(async (tx) => {
    if (!(await updateLimits(tx, accountId, limits, limitsOf(input.was)))) throw new Problem('SESSION_POLICY_CHANGED');
    const { name } = found(await findLimits(tx, accountId));
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'account.session_policy_changed',
      actor,
      target: { type: 'account', id: accountId, name },
      details: {
        idleMinutesBefore: input.was.idleMinutes,
        idleMinutes: input.idleMinutes,
        lifetimeMinutesBefore: input.was.lifetimeMinutes,
        lifetimeMinutes: input.lifetimeMinutes,
      },
    });
    return viewOf(limits);
  });
}
