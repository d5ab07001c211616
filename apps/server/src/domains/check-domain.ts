/** Looks at the DNS for a domain and writes down what follows: verified, warned about, or no longer verified. */

import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, type Db, hashToken, type Platform } from '../platform/index.ts';
import { afterCheck, type Domain, endsAtOf, type Finding } from './domain.ts';
import { lockDomain, updateDomainState } from './domain-store.ts';
import { lookForRecord } from './look-for-record.ts';
import { tellAdmins } from './tell-admins.ts';

/** @returns false when the domain was removed while the DNS was asked. */
export async function checkDomain(platform: Platform, domain: Domain, actor: Actor): Promise<boolean> {
  const finding = await lookForRecord(platform.dns, domain);
  return platform.db.transaction().execute((tx) => writeFinding(tx, platform, domain, finding, actor));
}

async function writeFinding(
  tx: Db,
  platform: Platform,
  { accountId, id }: Domain,
  finding: Finding,
  actor: Actor,
): Promise<boolean> {
  const before = await lockDomain(tx, accountId, id);
  if (before === null) return false;
  const { state, event } = afterCheck(before, finding, platform.clock.now(), jitterOf(id));
  const after: Domain = { ...before, ...state };
  await updateDomainState(tx, after, state);
  if (event === null) return true;
  await recordAuditEvent(tx, platform, {
    accountId,
    action: `domain.${event}`,
    actor,
    target: { type: 'domain', id, name: before.name },
    details: { outcome: finding.outcome, ...(event === 'record_missing' ? { endsAt: endsAtOf(after) } : {}) },
  });
  await tellAdmins(tx, platform, after, event);
  return true;
}

/** The same for a domain at each check, and spread evenly over domains. */
const jitterOf = (id: string): number => Number.parseInt(hashToken(id).slice(0, 8), 16) / 0xffff_ffff;
